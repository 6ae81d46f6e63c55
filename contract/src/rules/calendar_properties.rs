//! What holds of sessions and pick-ups whatever a school's calendar is.

use super::{After, Priced, Session, TakesPart, care_sessions, leaving_on, sessions_of};
use crate::examples::{clock, date, football, group, school_with_blocks, window_time};
use crate::{
    Block, BlockId, DayOrWeek, DaysOff, Dismissal, GradeSpan, HalfDay, Offering, Rotation, School, Timetable,
    Window, WindowId, WindowTime,
};
use chrono::{Days, NaiveDate, Weekday};
use proptest::prelude::*;

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
const WINDOWS: [&str; 4] = ["noon", "evening", "saturday", "summer"];

fn any_weekday() -> impl Strategy<Value = Weekday> {
    prop::sample::select(WEEK.to_vec())
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0_u64..230).prop_map(|days| date("2026-06-20") + Days::new(days))
}

fn any_grades() -> impl Strategy<Value = Option<GradeSpan>> {
    prop::option::of((1_u8..=6, 0_u8..=3).prop_map(|(from, more)| GradeSpan { from, to: from + more }))
}

fn any_time(windows: &'static [&'static str]) -> impl Strategy<Value = WindowTime> {
    let span = (8_u16..18, 1_u16..120);
    let weekdays = prop::collection::vec(any_weekday(), 0..3);
    (prop::sample::select(windows), any_grades(), weekdays, span).prop_map(
        |(window, grades, weekdays, (hour, minutes))| {
            let start = clock(&format!("{hour:02}:00"));
            WindowTime {
                grades,
                weekdays,
                end: start.later(minutes),
                start,
                ..window_time(window, "08:00", "09:00")
            }
        },
    )
}

fn any_block(id: &'static str) -> impl Strategy<Value = Block> {
    let weekdays = prop::collection::vec(any_weekday(), 1..5);
    let windows = prop::collection::vec(any_time(&WINDOWS), 1..4);
    (any_date(), 0_u64..60, weekdays, windows, any::<bool>()).prop_map(
        move |(from, days, weekdays, windows, in_holidays)| Block {
            id: BlockId::new(id),
            title: id.into(),
            from,
            to: from + Days::new(days),
            weekdays,
            windows,
            in_holidays,
        },
    )
}

fn any_half_day() -> impl Strategy<Value = HalfDay> {
    (any_date(), prop::collection::vec(any_time(&WINDOWS), 0..3)).prop_map(|(date, windows)| HalfDay {
        title: "半天".into(),
        date,
        ordinary_end: clock("11:30"),
        windows,
    })
}

fn any_school() -> impl Strategy<Value = School> {
    let blocks = (any_block("one"), any_block("two"));
    let half_days = prop::collection::vec(any_half_day(), 0..4);
    let off = prop::collection::vec((any_date(), 0_u64..9), 0..4);
    let times = prop::collection::vec(any_time(&["noon", "evening"]), 0..3);
    let dismissals =
        prop::collection::vec((any_grades(), prop::collection::vec(any_weekday(), 0..3), 14_u16..18), 0..3);
    (blocks, half_days, off, times, dismissals).prop_map(|(blocks, half_days, off, times, dismissals)| {
        let mut school = school_with_blocks();
        school.windows.iter_mut().for_each(|window| window.weekdays = WEEK.to_vec());
        let term = &mut school.term;
        term.blocks.extend([blocks.0, blocks.1]);
        term.half_days.extend(half_days);
        term.days_off.extend(off.into_iter().map(|(from, days)| DaysOff {
            title: "放假".into(),
            from,
            to: from + Days::new(days),
        }));
        term.seasons[1].windows.splice(0..0, times);
        term.seasons[1].dismissals = dismissals
            .into_iter()
            .map(|(grades, weekdays, hour)| Dismissal {
                grades,
                weekdays,
                time: clock(&format!("{hour}:10")),
            })
            .collect();
        school
    })
}

fn any_offering() -> impl Strategy<Value = Offering> {
    let rotation = (1_u8..=4, prop::collection::vec(1_u8..=4, 1..3));
    let meeting = (
        any_weekday(),
        prop::sample::select(&WINDOWS[..]),
        0_u16..60,
        prop::option::of(1_u16..90),
        prop::option::of(rotation),
    );
    let day = || {
        prop::option::of(prop_oneof![
            any_date().prop_map(DayOrWeek::Day),
            (1_u8..20).prop_map(DayOrWeek::Week)
        ])
    };
    (prop::collection::vec(meeting, 1..4), day(), day()).prop_map(|(meetings, from, to)| {
        let mut offering = football();
        let own = &mut offering.groups[0];
        (own.from, own.to) = (from, to);
        own.meetings.clear();
        for (weekday, window, after, minutes, weeks) in meetings {
            let mut meeting = group("x", weekday, window, after, minutes).meetings.remove(0);
            meeting.weeks = weeks.map(|(every, turns)| Rotation { every, turns });
            own.meetings.push(meeting);
        }
        offering
    })
}

/// On a day with lessons or of a block that is held, by the days off, and sorted without a double.
fn are_in_order(sessions: &[Session<'_>], school: &School) -> Result<(), TestCaseError> {
    let term = &school.term;
    let (first, last) = term.span();
    for pair in sessions.windows(2) {
        prop_assert!(pair[0] < pair[1], "{:?}", pair);
    }
    for session in sessions {
        prop_assert!(first <= session.date && session.date <= last && session.start < session.end);
        let day = term.day_on(session.date);
        prop_assert!(day.is_some(), "{:?}", session);
        let made_up = term.make_up_days.iter().any(|day| day.date == session.date);
        let in_holidays =
            day.is_some_and(|day| matches!(day.timetable, Timetable::Block(block) if block.in_holidays));
        prop_assert!(made_up || in_holidays || term.days_off_on(session.date).is_none(), "{:?}", session);
    }
    Ok(())
}

proptest! {
    #[test]
    fn sessions_are_sorted_unique_and_never_on_a_day_off(school in any_school(), offering in any_offering(), grade in 1_u8..=6) {
        let group = &offering.groups[0];
        let sessions = sessions_of(group, &school, grade);
        are_in_order(&sessions, &school)?;
        for session in &sessions {
            prop_assert!(group.from.is_none_or(|from| from.first_day_in(&school.term) <= session.date));
            prop_assert!(group.to.is_none_or(|to| session.date <= to.last_day_in(&school.term)));
        }
        for window in &school.windows {
            are_in_order(&care_sessions(window, &school.term, grade), &school)?;
        }
    }

    #[test]
    fn no_child_leaves_before_the_end_of_its_last_session(school in any_school(), offering in any_offering(), grade in 1_u8..=6) {
        let priced = Priced { offering: &offering, group: &offering.groups[0] };
        let care: Vec<WindowId> = school.care_windows().map(|window| window.id.clone()).collect();
        let takes_part = TakesPart { grade, care: &care, groups: &[priced], cancelled: &[] };
        let opted = school.care_windows().collect::<Vec<&Window>>();
        let mut sessions = sessions_of(priced.group, &school, grade);
        sessions.extend(opted.iter().flat_map(|window| care_sessions(window, &school.term, grade)));
        let (first, last) = school.term.span();
        for date in first.iter_days().take_while(|day| *day <= last) {
            let own = sessions.iter().filter(|session| session.date == date).map(|session| session.end).max();
            let ordinary = school.term.day_on(date).and_then(|day| day.ordinary_end(grade));
            let leaves = leaving_on(&school, date, &takes_part);
            // It leaves exactly when the later of lessons and its last session ends, and stays away without both.
            prop_assert_eq!(leaves.map(|leaving| leaving.time), own.max(ordinary), "{}", date);
            let after_lessons = leaves.is_some_and(|leaving| matches!(leaving.after, After::Lessons));
            prop_assert!(!after_lessons || ordinary.is_some());
        }
    }
}
