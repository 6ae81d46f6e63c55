//! The groups: when they meet, in which weeks, until when.

use super::Faults;
use crate::{
    Group, Offering, Rotation, School, Timetable,
    rules::{Session, WeekTurns, sessions_of, share_a_week},
};

pub(super) fn look_at(school: &School, offerings: &[Offering], faults: &mut Faults) {
    let groups = offerings.iter().flat_map(|offering| &offering.groups);
    let together = WeekTurns::of(groups, &school.term).every();
    faults.unless(together <= u32::from(Rotation::LONGEST), &["offerings.groups.meetings.weeks"], || {
        format!(
            "all rotations together begin anew after {together} weeks; at most {} can be kept apart",
            Rotation::LONGEST
        )
    });
    for offering in offerings {
        offering.groups.iter().for_each(|group| look_at_group(group, offering, school, faults));
    }
}

fn look_at_group(group: &Group, offering: &Offering, school: &School, faults: &mut Faults) {
    let key = ["groups.", group.id.as_str()].concat();
    let first = group.from.map(|from| from.first_day_in(&school.term));
    let last = group.to.map(|to| to.last_day_in(&school.term));
    let in_order = !matches!((first, last), (Some(first), Some(last)) if first > last);
    faults.unless(in_order, &[&key, ".to"], || "the group ends before it begins".to_owned());
    for meeting in &group.meetings {
        let window = school.window(&meeting.window);
        let open = window.is_some_and(|window| window.weekdays.contains(&meeting.weekday));
        faults.unless(open, &[&key, ".meetings"], || {
            format!("there is no window \"{}\" on {}", meeting.window, meeting.weekday)
        });
        if let Some(weeks) = &meeting.weeks {
            look_at_rotation(weeks, &[&key, ".meetings.weeks"].concat(), faults);
        }
    }
    let twice = group.meetings.iter().enumerate().any(|(at, one)| {
        group.meetings[at + 1..].iter().any(|other| {
            let same = one.weekday == other.weekday && one.window == other.window;
            same && share_a_week((group, one), (group, other), &school.term)
        })
    });
    faults.unless(!twice, &[&key, ".meetings"], || {
        "two meetings are in the same window on the same weekday of the same weeks".to_owned()
    });
    let admitted = school.round.grades.iter().filter(|grade| offering.grades.admits(**grade));
    for grade in admitted {
        look_at_sessions(group, *grade, school, faults);
    }
}

/// Each meeting takes place for every grade, and none keeps a child longer than its grade may stay.
fn look_at_sessions(group: &Group, grade: u8, school: &School, faults: &mut Faults) {
    let key = ["groups.", group.id.as_str(), ".meetings"];
    let sessions = sessions_of(group, school, grade);
    let late = first_past_latest_end(&sessions, school, grade);
    faults.unless(late.is_none(), &key, || late.unwrap_or_default());
    for meeting in &group.meetings {
        let alone = Group { meetings: vec![meeting.clone()], ..group.clone() };
        let held = !sessions_of(&alone, school, grade).is_empty();
        faults.unless(held, &key, || {
            let (window, day) = (&meeting.window, meeting.weekday);
            format!("grade {grade} has no session in \"{window}\" on {day}: no season and no block holds it")
        });
    }
}

/// The first session that ends after the latest end of its season for a grade, in words.
pub(super) fn first_past_latest_end(sessions: &[Session<'_>], school: &School, grade: u8) -> Option<String> {
    let past = |session: &Session<'_>| {
        let day = school.term.day_on(session.date)?;
        let season = school.term.season_on(session.date)?;
        let latest = season.latest_end(grade).filter(|latest| session.end > *latest)?;
        let has_lessons = !matches!(day.timetable, Timetable::Block(_));
        has_lessons.then(|| {
            let (title, end, date) = (&season.title, session.end, session.date);
            format!("grade {grade} would stay until {end} on {date}; its latest end in {title} is {latest}")
        })
    };
    sessions.iter().find_map(past)
}

pub(super) fn look_at_rotation(weeks: &Rotation, key: &str, faults: &mut Faults) {
    let known = (1..=Rotation::LONGEST).contains(&weeks.every);
    faults.unless(known, &[key, ".every"], || format!("{} is not 1 to {}", weeks.every, Rotation::LONGEST));
    let within = weeks.turns.iter().all(|turn| (1..=weeks.every).contains(turn));
    faults.unless(within && !weeks.turns.is_empty(), &[key, ".turns"], || {
        format!("turns are numbers from 1 to {}", weeks.every)
    });
}
