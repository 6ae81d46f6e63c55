//! A day of the term, said as a date or as a week.

use crate::{Term, wire_time::read_date};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// A day of the term as a school says it: `2026-09-07`, or `week 2` (从第二周起).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrWeek {
    /// That date.
    Day(NaiveDate),
    /// That week of the term, from 1. Where something begins it is the week's first school day, where something ends
    /// the week's Sunday.
    Week(u8),
}

impl DayOrWeek {
    /// The date, where something begins on it.
    pub fn first_day_in(self, term: &Term) -> NaiveDate {
        match self {
            Self::Day(date) => date,
            Self::Week(week) => monday_of(week, term).max(term.first_day),
        }
    }

    /// The date, where something ends on it.
    pub fn last_day_in(self, term: &Term) -> NaiveDate {
        match self {
            Self::Day(date) => date,
            Self::Week(week) => {
                monday_of(week, term).checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX)
            }
        }
    }
}

fn monday_of(week: u8, term: &Term) -> NaiveDate {
    let days = 7 * u64::from(week.saturating_sub(1));
    term.first_monday().checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

impl fmt::Display for DayOrWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Week(week) => write!(f, "week {week}"),
        }
    }
}

impl FromStr for DayOrWeek {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = match text.strip_prefix("week ") {
            Some(week) => {
                week.parse().ok().filter(|number| *number > 0 && !week.starts_with('+')).map(Self::Week)
            }
            None => read_date(text).map(Self::Day),
        };
        found.ok_or("expected a date such as 2026-09-07, or a week such as \"week 2\"")
    }
}

impl Serialize for DayOrWeek {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayOrWeek {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{date, term};

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        for text in ["2026-09-07", "week 1", "week 22"] {
            assert_eq!(text.parse::<DayOrWeek>().map(|day| day.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "week", "week 0", "week +2", "week 256", "Week 2", "2", "2026-9-7", "第二周"] {
            assert!(text.parse::<DayOrWeek>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_week_begins_on_its_monday_and_ends_on_its_sunday() {
        // The term begins on a Tuesday.
        let cases = [
            (1, "2026-09-01", "2026-09-06"),
            (2, "2026-09-07", "2026-09-13"),
            (9, "2026-10-26", "2026-11-01"),
        ];
        for (week, from, to) in cases {
            let week = DayOrWeek::Week(week);
            assert_eq!(
                (week.first_day_in(&term()), week.last_day_in(&term())),
                (date(from), date(to)),
                "{week}"
            );
        }
    }
}
