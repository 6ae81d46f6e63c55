//! A part of a whole.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// A fraction between nothing and the whole, written `1/2`; never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    parts: u32,
    of: u32,
}

impl Fraction {
    /// The whole.
    pub const WHOLE: Self = Self { parts: 1, of: 1 };
    /// Nothing of it.
    pub const NOTHING: Self = Self { parts: 0, of: 1 };

    /// `parts` of `of`, or `None` when that is more than the whole, or of nothing.
    pub const fn new(parts: u32, of: u32) -> Option<Self> {
        if of == 0 || parts > of { None } else { Some(Self { parts, of }) }
    }

    /// How many parts.
    pub const fn parts(self) -> u32 {
        self.parts
    }

    /// Of how many.
    pub const fn of(self) -> u32 {
        self.of
    }

    /// What is left of the whole.
    pub const fn rest(self) -> Self {
        Self { parts: self.of - self.parts, of: self.of }
    }

    /// Whether `parts` of `of` is less than this. Of nothing, nothing is less.
    pub fn is_above(self, parts: u32, of: u32) -> bool {
        of > 0 && u64::from(parts) * u64::from(self.of) < u64::from(of) * u64::from(self.parts)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.parts, self.of)
    }
}

impl FromStr for Fraction {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected a fraction such as 1/2, at most the whole";
        let (parts, of) = text.split_once('/').ok_or(EXPECTED)?;
        let number = |digits: &str| digits.parse::<u32>().map_err(|_| EXPECTED);
        Self::new(number(parts)?, number(of)?).ok_or(EXPECTED)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// In the API document it is the text it is written as.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Fraction {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        String::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Fraction {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_refuses_more_than_the_whole() {
        for text in ["0/1", "1/2", "2/3", "7/10", "1/1"] {
            assert_eq!(text.parse::<Fraction>().map(|read| read.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "1", "1/0", "3/2", "-1/2", "0.5", "1/2/3"] {
            assert!(text.parse::<Fraction>().is_err(), "{text}");
        }
    }

    #[test]
    fn compares_counts_without_dividing() {
        let half = Fraction::new(1, 2).expect("a half");
        assert!(half.is_above(10, 22) && half.is_above(11, 23) && half.is_above(0, 22));
        assert!(!half.is_above(11, 22) && !half.is_above(12, 22) && !half.is_above(0, 0));
        assert_eq!(half.rest(), half);
    }
}
