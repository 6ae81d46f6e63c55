//! Dates and instants on the wire: ISO 8601 as chrono writes it, read by hand.
//!
//! Chrono reads many shapes with one large machine; the wire has two shapes. In the parent's browser the
//! difference counts (docs/decisions.md).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A date: `2026-09-01`.
pub(crate) mod date {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_date(&text).ok_or_else(|| D::Error::custom("expected a date such as 2026-09-01"))
    }
}

/// A date that may be missing.
pub(crate) mod date_if {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        date: &Option<NaiveDate>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<NaiveDate>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let date = read_date(&text);
        date.map(Some).ok_or_else(|| D::Error::custom("expected a date such as 2026-09-01"))
    }
}

/// An instant in UTC or with an offset: `2026-08-24T12:00:00Z`.
pub(crate) mod instant {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        instant: &DateTime<Utc>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        instant.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_instant(&text)
            .ok_or_else(|| D::Error::custom("expected an instant such as 2026-08-24T20:00:00+08:00"))
    }
}

/// An instant that may be missing.
pub(crate) mod instant_if {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        instant: &Option<DateTime<Utc>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        instant.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<DateTime<Utc>>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let instant = read_instant(&text);
        instant
            .map(Some)
            .ok_or_else(|| D::Error::custom("expected an instant such as 2026-08-24T20:00:00+08:00"))
    }
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

pub(crate) fn read_date(text: &str) -> Option<NaiveDate> {
    if text.len() != 10 || text.get(4..5)? != "-" || text.get(7..8)? != "-" {
        return None;
    }
    let year = i32::try_from(number(text.get(..4)?)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(text.get(5..7)?)?, number(text.get(8..)?)?)
}

fn read_instant(text: &str) -> Option<DateTime<Utc>> {
    let date = read_date(text.get(..10)?)?;
    if !matches!(text.get(10..11)?, "T" | "t" | " ") || text.get(13..14)? != ":" || text.get(16..17)? != ":" {
        return None;
    }
    let [hour, minute, second] = [text.get(11..13)?, text.get(14..16)?, text.get(17..19)?];
    let rest = text.get(19..)?;
    let digits = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let (fraction, offset) = if rest.starts_with('.') { rest.split_at(1 + digits) } else { ("", rest) };
    let nanos = read_fraction(fraction)?;
    let time = date.and_hms_nano_opt(number(hour)?, number(minute)?, number(second)?, nanos)?;
    Some(DateTime::from_naive_utc_and_offset(time - read_offset(offset)?, Utc))
}

/// `.046`, `.046123456`, or nothing.
fn read_fraction(text: &str) -> Option<u32> {
    let Some(digits) = text.strip_prefix('.') else {
        return Some(0);
    };
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    let scale = 10_u32.pow(9 - u32::try_from(digits.len()).ok()?);
    number(digits)?.checked_mul(scale)
}

/// `Z`, `+08:00`.
fn read_offset(text: &str) -> Option<chrono::TimeDelta> {
    if matches!(text, "Z" | "z") {
        return Some(chrono::TimeDelta::zero());
    }
    if text.len() != 6 || text.get(3..4)? != ":" {
        return None;
    }
    let minutes = i64::from(number(text.get(1..3)?)? * 60 + number(text.get(4..)?)?);
    match text.get(..1)? {
        "+" => Some(chrono::TimeDelta::minutes(minutes)),
        "-" => Some(chrono::TimeDelta::minutes(-minutes)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn reads_every_instant_chrono_writes(seconds in -60_000_000_000_i64..200_000_000_000, nanos in 0_u32..1_000_000_000) {
            let instant = DateTime::from_timestamp(seconds, nanos).expect("in range");
            let written = serde_json::to_value(instant).expect("written");
            prop_assert_eq!(written.as_str().and_then(read_instant), Some(instant));
            prop_assert_eq!(read_date(&instant.date_naive().to_string()), Some(instant.date_naive()));
        }

        #[test]
        fn agrees_with_chrono_on_whatever_it_takes(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-]0[0-9]:[0-5][0-9])") {
            if let Ok(theirs) = DateTime::parse_from_rfc3339(&text) {
                // Leap seconds are no time of a school's clock.
                if text.get(17..19).is_none_or(|second| second != "60") {
                    prop_assert_eq!(read_instant(&text), Some(theirs.to_utc()));
                }
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = (read_instant(&text), read_date(&text));
        }
    }

    #[test]
    fn refuses_what_is_no_date_or_instant() {
        for text in ["", "2026-9-1", "2026-02-30", "2026-09-01 ", "+026-09-01", "二〇二六年九月"] {
            assert_eq!(read_date(text), None, "{text}");
        }
        for text in [
            "2026-08-24",
            "2026-08-24T20:00Z",
            "2026-08-24T20:00:00",
            "2026-08-24T25:00:00Z",
            "2026-08-24T20:00:00.Z",
        ] {
            assert_eq!(read_instant(text), None, "{text}");
        }
        let shanghai = read_instant("2026-08-24T20:00:00+08:00");
        assert_eq!(shanghai, read_instant("2026-08-24T12:00:00Z"));
    }
}
