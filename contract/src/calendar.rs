//! The term: which days are school days, and which timetable holds on each.

use crate::{ClockTime, SeasonTimetable, TermId};
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
    /// First day of clubs and courses (week 2 in most schools).
    #[serde(with = "crate::wire_time::date")]
    pub clubs_from: NaiveDate,
    /// Spans without school.
    #[serde(default)]
    pub days_off: Vec<DaysOff>,
    /// Weekend days on which school is held in exchange.
    #[serde(default)]
    pub make_up_days: Vec<MakeUpDay>,
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
    /// The weekday whose timetable is used on this date, or `None` without school.
    pub fn timetable_on(&self, date: NaiveDate) -> Option<Weekday> {
        if date < self.first_day || date > self.last_day {
            return None;
        }
        if let Some(day) = self.make_up_days.iter().find(|day| day.date == date) {
            return Some(day.counts_as);
        }
        let off = self.days_off.iter().any(|span| span.from <= date && date <= span.to);
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        (!off && !weekend).then(|| date.weekday())
    }

    /// The season in force on this date.
    pub fn season_on(&self, date: NaiveDate) -> Option<&SeasonTimetable> {
        self.seasons.iter().rev().find(|season| season.from <= date && date <= season.to)
    }

    /// Every date of the term on which a timetable of this weekday is held, from `from` on.
    pub fn dates_of(&self, weekday: Weekday, from: NaiveDate) -> Vec<NaiveDate> {
        let start = from.max(self.first_day);
        let span = (self.last_day - start).num_days();
        (0..=u64::try_from(span).unwrap_or(0))
            .filter_map(|day| start.checked_add_days(Days::new(day)))
            .filter(|date| self.timetable_on(*date) == Some(weekday))
            .collect()
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
mod tests {
    use super::*;
    use crate::examples::{date, term};

    #[test]
    fn knows_holidays_weekends_and_make_up_days() {
        let cases = [
            ("2026-08-31", None, "before the term"),
            ("2026-09-01", Some(Weekday::Tue), "first day"),
            ("2026-09-05", None, "a Saturday"),
            ("2026-09-20", Some(Weekday::Fri), "a Sunday that counts as a Friday"),
            ("2026-09-25", None, "Mid-Autumn"),
            ("2026-10-07", None, "National Day week"),
            ("2026-10-10", Some(Weekday::Wed), "a Saturday that counts as a Wednesday"),
            ("2027-01-22", Some(Weekday::Fri), "last day"),
            ("2027-01-23", None, "after the term"),
        ];
        for (day, expected, why) in cases {
            assert_eq!(term().timetable_on(date(day)), expected, "{day}: {why}");
        }
    }

    #[test]
    fn the_season_changes_once() {
        let title = |day| term().season_on(date(day)).map(|season| season.title.clone());
        assert_eq!(title("2026-09-30").as_deref(), Some("春夏季作息"));
        assert_eq!(title("2026-10-08").as_deref(), Some("秋冬季作息"));
        assert_eq!(title("2027-03-01"), None);
    }

    #[test]
    fn dates_of_a_weekday_leave_out_holidays_and_take_in_make_up_days() {
        let wednesdays = term().dates_of(Weekday::Wed, date("2026-09-07"));
        assert_eq!(wednesdays.first(), Some(&date("2026-09-09")));
        assert!(!wednesdays.contains(&date("2026-10-07")), "holiday");
        assert!(wednesdays.contains(&date("2026-10-10")), "make-up Saturday");
    }

    #[test]
    fn school_time_is_eight_hours_ahead_of_utc() {
        let instant = "2026-08-24T12:00:00Z".parse::<DateTime<Utc>>().expect("an instant");
        assert_eq!(school_time(instant).to_string(), "2026-08-24 20:00:00");
        let evening = ClockTime::new(20, 0).expect("a time of day");
        assert_eq!(school_instant(date("2026-08-24"), evening), instant);
    }
}
