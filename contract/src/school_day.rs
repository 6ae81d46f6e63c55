//! One day at school: which times hold on it.

use crate::{Block, ClockTime, HalfDay, SeasonTimetable, WindowId, WindowTime, season::first_that_fits};
use chrono::Weekday;

/// A day on which children may be at school. [`Term::day_on`](crate::Term::day_on) says what a date is; a day of a
/// usual week is one without a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SchoolDay<'a> {
    /// The weekday whose timetable is used: on a make-up day that of the day it replaces.
    pub weekday: Weekday,
    /// The week of the term it lies in, from 1: rotations go by it.
    pub week: i32,
    /// The times that hold.
    pub timetable: Timetable<'a>,
}

/// Where the times of a day come from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Timetable<'a> {
    /// Lessons, then service, by a season.
    Lessons(&'a SeasonTimetable),
    /// Lessons that end early, and what is held all the same.
    HalfDay(&'a HalfDay),
    /// Service without lessons.
    Block(&'a Block),
}

impl<'a> Timetable<'a> {
    /// When a window is held for a grade on a weekday; `None` when it is not.
    pub fn time_of(self, window: &WindowId, weekday: Weekday, grade: u8) -> Option<&'a WindowTime> {
        let times = match self {
            Self::Lessons(season) => &season.windows,
            Self::HalfDay(half_day) => &half_day.windows,
            Self::Block(block) => &block.windows,
        };
        first_that_fits(times, window, weekday, grade)
    }

    /// When a child of this grade leaves that takes no service; `None` where there are no lessons, so that it does not
    /// come at all.
    pub fn ordinary_end(self, weekday: Weekday, grade: u8) -> Option<ClockTime> {
        match self {
            Self::Lessons(season) => Some(season.dismissal(weekday, grade)),
            Self::HalfDay(half_day) => Some(half_day.ordinary_end),
            Self::Block(_) => None,
        }
    }
}

impl<'a> SchoolDay<'a> {
    /// When a window is held for a grade on this day; `None` when it is not.
    pub fn time_of(&self, window: &WindowId, grade: u8) -> Option<&'a WindowTime> {
        self.timetable.time_of(window, self.weekday, grade)
    }

    /// When a child of this grade leaves that takes no service; `None` when it does not come at all.
    pub fn ordinary_end(&self, grade: u8) -> Option<ClockTime> {
        self.timetable.ordinary_end(self.weekday, grade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{clock, date, term};
    use crate::{Dismissal, GradeSpan, LatestEnd, Term};

    fn low() -> Option<GradeSpan> {
        Some(GradeSpan { from: 1, to: 2 })
    }

    /// 16:10-17:40 but Wednesday 14:30-16:00; lower grades leave 15:25, upper 16:00, on Wednesday all at 14:20.
    fn uneven() -> Term {
        let mut term = term();
        let season = &mut term.seasons[1];
        let evening = |weekdays: &[Weekday], start, end| WindowTime {
            window: WindowId::new("evening"),
            grades: None,
            weekdays: weekdays.to_vec(),
            start: clock(start),
            end: clock(end),
        };
        season.windows = vec![
            evening(&[Weekday::Wed], "14:30", "16:00"),
            WindowTime { grades: low(), ..evening(&[], "15:25", "16:30") },
            evening(&[], "16:10", "17:40"),
        ];
        let dismissal = |grades, weekdays: &[Weekday], time| Dismissal {
            grades,
            weekdays: weekdays.to_vec(),
            time: clock(time),
        };
        season.ordinary_end = clock("16:00");
        season.dismissals = vec![dismissal(None, &[Weekday::Wed], "14:20"), dismissal(low(), &[], "15:25")];
        season.latest_end = vec![
            LatestEnd { grades: low(), time: clock("16:30") },
            LatestEnd { grades: None, time: clock("17:45") },
        ];
        term
    }

    #[test]
    fn times_differ_by_weekday_and_grade_and_the_first_that_fits_holds() {
        let term = uneven();
        let cases = [
            ("2026-10-13", 1, "15:25", Some("15:25-16:30")),
            ("2026-10-13", 3, "16:00", Some("16:10-17:40")),
            ("2026-10-14", 1, "14:20", Some("14:30-16:00")),
            ("2026-10-14", 6, "14:20", Some("14:30-16:00")),
            ("2026-10-10", 6, "14:20", Some("14:30-16:00")),
        ];
        for (day, grade, end, evening) in cases {
            let found = term.day_on(date(day)).expect("a school day");
            let time = found.time_of(&WindowId::new("evening"), grade);
            let said = time.map(|time| format!("{}-{}", time.start, time.end));
            assert_eq!(said.as_deref(), evening, "{day} grade {grade}");
            assert_eq!(found.ordinary_end(grade), Some(clock(end)), "{day} grade {grade}");
            assert_eq!(found.time_of(&WindowId::new("noon"), grade), None);
        }
        assert_eq!(term.seasons[1].latest_end(2), Some(clock("16:30")));
        assert_eq!(term.seasons[1].latest_end(3), Some(clock("17:45")));
        assert_eq!(term.seasons[0].latest_end(3), None);
    }

    #[test]
    fn a_window_that_is_only_for_some_grades_is_not_held_for_the_others() {
        let mut term = uneven();
        term.seasons[1].windows.truncate(2);
        let day = term.day_on(date("2026-10-13")).expect("a school day");
        assert!(day.time_of(&WindowId::new("evening"), 2).is_some());
        assert!(day.time_of(&WindowId::new("evening"), 3).is_none());
    }
}
