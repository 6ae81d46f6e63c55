//! When a child leaves, and after what.

use super::{Priced, meeting_time, sessions::runs_on};
use crate::{CancelledSession, ClockTime, Group, School, SchoolDay, Window, WindowId};
use chrono::NaiveDate;

/// What a child takes part in.
#[derive(Clone, Copy, Debug)]
pub struct TakesPart<'a> {
    /// The child's grade: times differ by it.
    pub grade: u8,
    /// Windows whose care the family opted into.
    pub care: &'a [WindowId],
    /// Groups it is in.
    pub groups: &'a [Priced<'a>],
    /// Sessions that do not take place.
    pub cancelled: &'a [CancelledSession],
}

/// A child's leaving: when, and after what.
#[derive(Clone, Copy, Debug)]
pub struct Departure<'a> {
    /// When.
    pub time: ClockTime,
    /// The last thing it takes part in.
    pub after: After<'a>,
}

/// The last thing a child takes part in.
#[derive(Clone, Copy, Debug)]
pub enum After<'a> {
    /// Lessons: no service that day.
    Lessons,
    /// Care in a window.
    Care(&'a Window),
    /// A club or course.
    Group(Priced<'a>),
}

/// When a child leaves on a day of a usual week, once everything has begun: at the end of the last thing it takes part
/// in, and never before the ordinary end of school. `None` on a day without lessons on which it takes part in nothing.
pub fn leaving_in_week<'a>(
    school: &'a School,
    day: SchoolDay<'_>,
    takes_part: &TakesPart<'a>,
) -> Option<Departure<'a>> {
    last_of(school, day, takes_part, &|_| true)
}

/// When a child leaves on a date; `None` where it does not come to school. Holidays, make-up days, half days, blocks,
/// the season, the first day of clubs, weeks that take turns and cancelled sessions are all taken in.
pub fn leaving_on<'a>(
    school: &'a School,
    date: NaiveDate,
    takes_part: &TakesPart<'a>,
) -> Option<Departure<'a>> {
    let day = school.term.day_on(date)?;
    let is_off = |group: &Group| {
        takes_part.cancelled.iter().any(|session| session.group == group.id && session.date == date)
    };
    let takes_place = |group: &Group| runs_on(group, &school.term, date, day.timetable) && !is_off(group);
    last_of(school, day, takes_part, &takes_place)
}

fn last_of<'a>(
    school: &'a School,
    day: SchoolDay<'_>,
    takes_part: &TakesPart<'a>,
    takes_place: &dyn Fn(&Group) -> bool,
) -> Option<Departure<'a>> {
    let grade = takes_part.grade;
    let mut last = day.ordinary_end(grade).map(|time| Departure { time, after: After::Lessons });
    let opted = school.care_windows().filter(|window| takes_part.care.contains(&window.id));
    for window in opted.filter(|window| window.weekdays.contains(&day.weekday)) {
        let end = day.time_of(&window.id, grade).map(|time| time.end);
        if let Some(time) = end.filter(|end| last.is_none_or(|last| *end > last.time)) {
            last = Some(Departure { time, after: After::Care(window) });
        }
    }
    // A club that ends together with care is what the child comes from.
    for priced in takes_part.groups.iter().filter(|priced| takes_place(priced.group)) {
        let today = priced.group.meetings.iter().filter(|meeting| meeting.is_held_on(&day));
        for (_, time) in today.filter_map(|meeting| meeting_time(meeting, day.timetable, grade)) {
            let is_later = |last: Departure<'_>| {
                time > last.time || (time == last.time && !matches!(last.after, After::Group(_)))
            };
            if last.is_none_or(is_later) {
                last = Some(Departure { time, after: After::Group(*priced) });
            }
        }
    }
    last
}

#[cfg(test)]
mod tests;
