//! When a child leaves, and after what.

use super::{Priced, meeting_time};
use crate::{CancelledSession, ClockTime, Group, School, SeasonTimetable, Window, WindowId};
use chrono::{NaiveDate, Weekday};

/// What a child takes part in.
#[derive(Clone, Copy, Debug)]
pub struct TakesPart<'a> {
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

/// When a child leaves on a weekday of a season, once clubs and courses have begun: at the end of the last thing it
/// takes part in, and never before the ordinary end of school.
pub fn leaving_in_week<'a>(
    school: &'a School,
    season: &SeasonTimetable,
    weekday: Weekday,
    takes_part: &TakesPart<'a>,
) -> Departure<'a> {
    last_of(school, season, weekday, takes_part, &|_| true)
}

/// When a child leaves on a date; `None` without school. Holidays, make-up days, the season, the first day of clubs
/// and cancelled sessions are all taken in.
pub fn leaving_on<'a>(
    school: &'a School,
    date: NaiveDate,
    takes_part: &TakesPart<'a>,
) -> Option<Departure<'a>> {
    let weekday = school.term.timetable_on(date)?;
    let season = school.term.season_on(date)?;
    let is_off = |group: &Group| {
        takes_part.cancelled.iter().any(|session| session.group == group.id && session.date == date)
    };
    let takes_place = |group: &Group| date >= school.term.clubs_from && !is_off(group);
    Some(last_of(school, season, weekday, takes_part, &takes_place))
}

fn last_of<'a>(
    school: &'a School,
    season: &SeasonTimetable,
    weekday: Weekday,
    takes_part: &TakesPart<'a>,
    takes_place: &dyn Fn(&Group) -> bool,
) -> Departure<'a> {
    let mut last = Departure { time: season.ordinary_end, after: After::Lessons };
    let opted = school.care_windows().filter(|window| takes_part.care.contains(&window.id));
    for window in opted.filter(|window| window.weekdays.contains(&weekday)) {
        if let Some(time) = season.time_of(&window.id).filter(|time| time.end > last.time) {
            last = Departure { time: time.end, after: After::Care(window) };
        }
    }
    // A club that ends together with care is what the child comes from.
    for priced in takes_part.groups.iter().filter(|priced| takes_place(priced.group)) {
        let today = priced.group.meetings.iter().filter(|meeting| meeting.weekday == weekday);
        for (_, end) in today.filter_map(|meeting| meeting_time(meeting, season)) {
            if end > last.time || (end == last.time && !matches!(last.after, After::Group(_))) {
                last = Departure { time: end, after: After::Group(*priced) };
            }
        }
    }
    last
}
