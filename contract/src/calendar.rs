//! The term: what each date of it is.

mod block;
mod day_or_week;
mod fee_month;
mod half_day;

pub use block::Block;
pub use day_or_week::DayOrWeek;
pub use fee_month::FeeMonth;
pub use half_day::HalfDay;

use crate::{ClockTime, SchoolDay, SeasonTimetable, TermId, Timetable, WindowTime};
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// A dated span of school days with its holidays and make-up days (调休).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Term {
    /// Stable name, for example `2026-autumn`.
    pub id: TermId,
    /// As people say it: 2026 年秋季学期.
    pub title: String,
    /// First school day; care runs from here.
    #[serde(with = "crate::wire_time::date")]
    pub first_day: NaiveDate,
    /// Last school day.
    #[serde(with = "crate::wire_time::date")]
    pub last_day: NaiveDate,
    /// First day of clubs and courses, as a date or a week: `week 2` in most schools. [`Term::clubs_from`] is the date.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "week 2"))]
    pub clubs_from: DayOrWeek,
    /// Spans without school.
    #[serde(default)]
    pub days_off: Vec<DaysOff>,
    /// Weekend days on which school is held in exchange.
    #[serde(default)]
    pub make_up_days: Vec<MakeUpDay>,
    /// School days on which lessons end early.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub half_days: Vec<HalfDay>,
    /// Service without lessons: Saturdays, holiday blocks. Where two meet, the first holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The months that are billed, where they are not the calendar's; [`Term::fee_months`] has them all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fee_months: Vec<FeeMonth>,
    /// The timetables of the year, each valid for a span; later ones win where spans meet.
    pub seasons: Vec<SeasonTimetable>,
}

/// A span of days without school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DaysOff {
    /// Why, for example 国庆节.
    pub title: String,
    /// First day off.
    #[serde(with = "crate::wire_time::date")]
    pub from: NaiveDate,
    /// Last day off.
    #[serde(with = "crate::wire_time::date")]
    pub to: NaiveDate,
}

/// A day on which school is held although its weekday is off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MakeUpDay {
    /// The date, for example Saturday 2026-10-10.
    #[serde(with = "crate::wire_time::date")]
    pub date: NaiveDate,
    /// Whose timetable is used that day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Wed"))]
    pub counts_as: Weekday,
}

impl Term {
    /// What a date is: a day with lessons (a make-up day before an ordinary one), a day of a block, or nothing at all.
    pub fn day_on(&self, date: NaiveDate) -> Option<SchoolDay<'_>> {
        let (weekday, timetable) = match self.lessons_on(date) {
            Some(weekday) => match self.half_days.iter().find(|day| day.date == date) {
                Some(half_day) => (weekday, Timetable::HalfDay(half_day)),
                None => (weekday, Timetable::Lessons(self.season_on(date)?)),
            },
            None => (date.weekday(), Timetable::Block(self.block_on(date)?)),
        };
        Some(SchoolDay { weekday, week: self.week_of(date), timetable })
    }

    /// The first day of clubs and courses on days with lessons; a block has its own.
    pub fn clubs_from(&self) -> NaiveDate {
        self.clubs_from.first_day_in(self)
    }

    /// The week a date lies in. Weeks begin on Monday; week 1 is the one with the first day. Weeks run on through
    /// holidays; those of a block before the first day are 0 and less.
    pub fn week_of(&self, date: NaiveDate) -> i32 {
        let days = (date - self.first_monday()).num_days();
        i32::try_from(days.div_euclid(7) + 1).unwrap_or(i32::MAX)
    }

    /// The season in force on this date.
    pub fn season_on(&self, date: NaiveDate) -> Option<&SeasonTimetable> {
        self.seasons.iter().rev().find(|season| season.from <= date && date <= season.to)
    }

    /// The first and the last date on which anything may be held: lessons and blocks.
    pub fn span(&self) -> (NaiveDate, NaiveDate) {
        let whole = (self.first_day, self.last_day);
        self.blocks.iter().fold(whole, |(from, to), block| (from.min(block.from), to.max(block.to)))
    }

    /// Whether a date lies between the first and the last day of the lessons or of a block, school day or not.
    pub fn covers(&self, date: NaiveDate) -> bool {
        let within = |from, to| from <= date && date <= to;
        within(self.first_day, self.last_day) || self.blocks.iter().any(|block| within(block.from, block.to))
    }

    /// Whether some window is held at other times for some grades.
    pub fn differs_by_grade(&self) -> bool {
        let by_grade = |times: &[WindowTime]| times.iter().any(|time| time.grades.is_some());
        self.seasons.iter().any(|season| by_grade(&season.windows))
            || self.blocks.iter().any(|block| by_grade(&block.windows))
    }

    /// The days off a date lies in.
    pub fn days_off_on(&self, date: NaiveDate) -> Option<&DaysOff> {
        self.days_off.iter().find(|span| span.from <= date && date <= span.to)
    }

    /// The timetables of usual weeks: every season's and every block's.
    pub fn usual_timetables(&self) -> impl Iterator<Item = Timetable<'_>> {
        let blocks = self.blocks.iter().map(Timetable::Block);
        self.seasons.iter().map(Timetable::Lessons).chain(blocks)
    }

    /// The dates between two, both included, on which the timetable of a weekday is used. In order, but for make-up
    /// days, which come last.
    pub(crate) fn days_of(
        &self,
        weekday: Weekday,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, SchoolDay<'_>)> {
        let ahead = weekday.days_since(from.weekday());
        let first = from.checked_add_days(Days::new(u64::from(ahead)));
        let own = std::iter::successors(first, |date| date.checked_add_days(Days::new(7)));
        // One that falls on its own weekday is met already.
        let made_up =
            self.make_up_days.iter().map(|day| day.date).filter(move |date| date.weekday() != weekday);
        let dates = own.take_while(move |date| *date <= to).chain(made_up);
        let within = dates.filter(move |date| from <= *date && *date <= to);
        let days = within.filter_map(|date| Some((date, self.day_on(date)?)));
        days.filter(move |(_, day)| day.weekday == weekday)
    }

    pub(crate) fn first_monday(&self) -> NaiveDate {
        let back = u64::from(self.first_day.weekday().num_days_from_monday());
        self.first_day.checked_sub_days(Days::new(back)).unwrap_or(self.first_day)
    }

    /// The weekday whose lessons are held on this date.
    pub(crate) fn lessons_on(&self, date: NaiveDate) -> Option<Weekday> {
        if date < self.first_day || date > self.last_day {
            return None;
        }
        if let Some(day) = self.make_up_days.iter().find(|day| day.date == date) {
            return Some(day.counts_as);
        }
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        (!weekend && self.days_off_on(date).is_none()).then(|| date.weekday())
    }

    fn block_on(&self, date: NaiveDate) -> Option<&Block> {
        let held =
            |block: &&Block| block.names(date) && (block.in_holidays || self.days_off_on(date).is_none());
        self.blocks.iter().find(held)
    }
}

/// An instant on the school's clock (China Standard Time, UTC+8, no daylight saving).
pub fn school_time(instant: DateTime<Utc>) -> NaiveDateTime {
    const CHINA_STANDARD_TIME_SECONDS: i32 = 8 * 3600;
    match FixedOffset::east_opt(CHINA_STANDARD_TIME_SECONDS) {
        Some(zone) => instant.with_timezone(&zone).naive_local(),
        None => instant.naive_utc(),
    }
}

/// The instant at which the school's clock shows this time of this date.
pub fn school_instant(date: NaiveDate, time: ClockTime) -> DateTime<Utc> {
    const CHINA_STANDARD_TIME_HOURS: i64 = 8;
    let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc();
    midnight + TimeDelta::minutes(i64::from(time.minutes())) - TimeDelta::hours(CHINA_STANDARD_TIME_HOURS)
}

#[cfg(test)]
mod tests;
