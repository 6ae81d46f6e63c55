//! A time of day on the school's clock.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// A time of day in school time, to the minute, written `16:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// The time `hour:minute`, or `None` outside a day.
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour * 60 + minute)) } else { None }
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The time this many minutes later, at most 23:59: no service of a school runs past midnight.
    pub fn later(self, minutes: u16) -> Self {
        Self(self.0.saturating_add(minutes).min(24 * 60 - 1))
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = (self.0 / 60, self.0 % 60);
        write!(f, "{}{}:{}{}", hour / 10, hour % 10, minute / 10, minute % 10)
    }
}

impl FromStr for ClockTime {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected a time of day such as 16:30";
        let (hour, minute) = text.split_once(':').ok_or(EXPECTED)?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(hour) || !digits(minute) {
            return Err(EXPECTED);
        }
        let number = |part: &str| part.parse().map_err(|_| EXPECTED);
        Self::new(number(hour)?, number(minute)?).ok_or(EXPECTED)
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["00:00", "07:40", "16:30", "23:59"] {
            assert_eq!(text.parse::<ClockTime>().map(|time| time.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn refuses_what_is_no_time_of_day() {
        for text in ["", "7:40", "24:00", "12:60", "1630", "+1:30", "16:30:00"] {
            assert!(text.parse::<ClockTime>().is_err(), "{text}");
        }
    }
}
