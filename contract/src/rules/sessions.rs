//! The dated meetings of a group, and the dates on which care is open: derived once here, used by bill, timetable and
//! pick-up alike.

use crate::{ClockTime, Group, Meeting, School, Term, Timetable, Window, WindowId};
use chrono::NaiveDate;

/// One dated meeting of a group (课次), or one dated opening of a window with care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session<'a> {
    /// The date.
    pub date: NaiveDate,
    /// Begin, by the timetable of that date.
    pub start: ClockTime,
    /// End.
    pub end: ClockTime,
    /// The window it is held in.
    pub window: &'a WindowId,
    /// Periods (课时) it counts for.
    pub periods: u32,
}

/// Begin and end of a weekly meeting in a timetable, for a child of this grade; `None` when the timetable does not hold
/// its window that weekday, or not long enough for it to begin.
pub fn meeting_time(
    meeting: &Meeting,
    timetable: Timetable<'_>,
    grade: u8,
) -> Option<(ClockTime, ClockTime)> {
    let window = timetable.time_of(&meeting.window, meeting.weekday, grade)?;
    let start = window.start.later(meeting.starts_after);
    let end = meeting.minutes.map_or(window.end, |minutes| start.later(minutes));
    (start < end).then_some((start, end))
}

/// All sessions of a group for a child of this grade, in order of time: from the first day of clubs or of the block,
/// holidays left out and make-up days taken in. Where no child is meant, the lowest grade the offering admits stands
/// for all.
pub fn sessions_of<'a>(group: &'a Group, school: &School, grade: u8) -> Vec<Session<'a>> {
    let term = &school.term;
    let (first, last) = term.span();
    let from = group.from.map_or(first, |from| from.first_day_in(term).max(first));
    let to = group.to.map_or(last, |to| to.last_day_in(term).min(last));
    let mut sessions = Vec::new();
    for meeting in &group.meetings {
        let periods = periods_of(meeting, school);
        for (date, day) in term.days_of(meeting.weekday, from, to) {
            let is_held = meeting.is_held_on(&day) && runs_on(group, term, date, day.timetable);
            let time = meeting_time(meeting, day.timetable, grade).filter(|_| is_held);
            let window = &meeting.window;
            sessions.extend(time.map(|(start, end)| Session { date, start, end, window, periods }));
        }
    }
    sessions.sort_unstable();
    sessions.dedup();
    sessions
}

/// Every opening of a window with care for a child of this grade, in order of time: from the first day of the term or
/// of the block on. None for a window without care.
pub fn care_sessions<'a>(window: &'a Window, term: &Term, grade: u8) -> Vec<Session<'a>> {
    let mut sessions = Vec::new();
    let (from, to) = term.span();
    for weekday in window.weekdays.iter().filter(|_| window.care.is_some()) {
        for (date, day) in term.days_of(*weekday, from, to) {
            let time = day.time_of(&window.id, grade).filter(|time| time.start < time.end);
            let (window, periods) = (&window.id, window.periods);
            sessions.extend(time.map(|time| Session {
                date,
                start: time.start,
                end: time.end,
                window,
                periods,
            }));
        }
    }
    sessions.sort_unstable();
    sessions.dedup();
    sessions
}

/// Whether a group has begun on a date and not ended, by its own days, those of all clubs, or those of the block.
pub(super) fn runs_on(group: &Group, term: &Term, date: NaiveDate, timetable: Timetable<'_>) -> bool {
    let from = match (group.from, timetable) {
        (Some(from), _) => from.first_day_in(term),
        // A block says itself when it begins.
        (None, Timetable::Block(block)) => block.from,
        (None, _) => term.clubs_from(),
    };
    from <= date && group.to.is_none_or(|to| date <= to.last_day_in(term))
}

/// The periods a meeting counts for: its own; the window's where it has the window's length; else one.
fn periods_of(meeting: &Meeting, school: &School) -> u32 {
    meeting.periods.unwrap_or_else(|| match meeting.minutes {
        Some(_) => 1,
        None => school.window(&meeting.window).map_or(1, |window| window.periods),
    })
}

#[cfg(test)]
mod tests;
