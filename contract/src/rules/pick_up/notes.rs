//! What is to be known of a day.

use super::Leaver;
use crate::{
    Meeting, PickUpNote, School, SeasonTimetable, Term, Timetable, Window,
    rules::{TakesPart, care_content_on, is_in_care, meeting_time},
};
use chrono::{Days, NaiveDate, Weekday};

/// The longest span without school inside a term, in days, with room to spare.
const LONGEST_BREAK: u64 = 30;

/// What is to be known of a date. `comes` tells whether the child comes to school on it: a block is nothing to one that
/// takes no part in it.
pub(super) fn notes_of(
    school: &School,
    leaver: &Leaver<'_>,
    date: NaiveDate,
    comes: bool,
) -> Vec<PickUpNote> {
    let (term, takes_part) = (&school.term, &leaver.takes_part);
    let Some(day) = term.day_on(date) else {
        return day_off(term, date).into_iter().collect();
    };
    let mut notes = Vec::new();
    match day.timetable {
        Timetable::Block(block) if comes => notes.push(PickUpNote::Block(block.title.clone())),
        Timetable::Block(_) => notes.extend(day_off(term, date)),
        _ if term.make_up_days.iter().any(|day| day.date == date) => {
            notes.push(PickUpNote::MakeUpDay { counts_as: day.weekday });
        }
        _ => {}
    }
    match day.timetable {
        Timetable::Lessons(season) => notes.extend(season_begins(term, season, date)),
        Timetable::HalfDay(half_day) => notes.push(PickUpNote::HalfDay(half_day.title.clone())),
        Timetable::Block(_) => {}
    }
    if has_weekly_groups(takes_part, term) && is_first_school_day_from(term, term.clubs_from(), date) {
        notes.push(PickUpNote::ClubsBegin);
    }
    notes.extend(cancelled(takes_part, date));
    notes.extend(care(school, leaver, day.weekday, date));
    notes
}

/// What care is about, where it is not the same every day: that is said beside the window already.
fn care<'a>(
    school: &'a School,
    leaver: &'a Leaver<'_>,
    weekday: Weekday,
    date: NaiveDate,
) -> impl Iterator<Item = PickUpNote> + 'a {
    let in_care = move |window: &&Window| is_in_care(window, weekday, &leaver.takes_part);
    let changing = school.care_windows().filter(|window| !window.care_plan.is_empty());
    changing.filter(in_care).filter_map(move |window| {
        let content = care_content_on(window, leaver.home_class, &school.term, date)?;
        let (title, content) = (window.care.clone()?, content.to_owned());
        (!content.is_empty()).then_some(PickUpNote::CareIsAbout { title, content })
    })
}

fn day_off(term: &Term, date: NaiveDate) -> Option<PickUpNote> {
    term.days_off_on(date).map(|span| PickUpNote::DayOff(span.title.clone()))
}

/// The season is another than on the school day before. The term's first day begins nothing: families read its times
/// before.
fn season_begins(term: &Term, season: &SeasonTimetable, date: NaiveDate) -> Option<PickUpNote> {
    let earlier = term.season_on(school_day_before(term, date)?)?;
    (season != earlier).then(|| PickUpNote::SeasonBegins(season.title.clone()))
}

/// Whether the child has a group that begins with all clubs and courses: none with days of its own, none of a block.
fn has_weekly_groups(takes_part: &TakesPart<'_>, term: &Term) -> bool {
    let is_weekly = |meeting: &Meeting| {
        let held = |season| meeting_time(meeting, Timetable::Lessons(season), takes_part.grade).is_some();
        term.seasons.iter().any(held)
    };
    let mut groups = takes_part.groups.iter().map(|priced| priced.group);
    groups.any(|group| group.from.is_none() && group.meetings.iter().any(is_weekly))
}

fn school_day_before(term: &Term, date: NaiveDate) -> Option<NaiveDate> {
    let days = (1..=LONGEST_BREAK).filter_map(|back| date.checked_sub_days(Days::new(back)));
    days.into_iter().find(|day| has_lessons(term, *day))
}

fn is_first_school_day_from(term: &Term, from: NaiveDate, date: NaiveDate) -> bool {
    date >= from
        && has_lessons(term, date)
        && school_day_before(term, date).is_none_or(|before| before < from)
}

fn has_lessons(term: &Term, date: NaiveDate) -> bool {
    term.day_on(date).is_some_and(|day| !matches!(day.timetable, Timetable::Block(_)))
}

fn cancelled(takes_part: &TakesPart<'_>, date: NaiveDate) -> Vec<PickUpNote> {
    let off = takes_part.cancelled.iter().filter(|session| session.date == date);
    let note = |session: &crate::CancelledSession| {
        let priced = takes_part.groups.iter().find(|priced| priced.group.id == session.group)?;
        let title = priced.offering.title.clone();
        Some(PickUpNote::SessionCancelled { title, reason: session.reason.clone() })
    };
    off.filter_map(note).collect()
}
