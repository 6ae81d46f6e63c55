//! Money in whole fen.

pub(crate) mod yuan;

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount of money in fen (1/100 yuan). Never a float, and never silently past its range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// Nothing to pay.
    pub const ZERO: Self = Self(0);

    /// The sum, or `None` past the range of 64 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// This amount `count` times (for example a rate times its meetings), or `None` past the range.
    pub fn checked_times(self, count: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(count)).map(Self)
    }

    /// The sum of many amounts, or `None` past the range.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Whether there is nothing to pay.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Yuan as people say them: `25` for whole yuan, else `2.95`.
    pub fn short(self) -> String {
        if self.0 % 100 == 0 { (self.0 / 100).to_string() } else { self.to_string() }
    }
}

/// Yuan with two decimals, as on a bill: `400.00`.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(f, "{sign}{}.{}{}", fen / 100, fen / 10 % 10, fen % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_in_yuan_with_two_decimals() {
        let cases = [(0, "0.00"), (5, "0.05"), (40_000, "400.00"), (295, "2.95"), (-1_250, "-12.50")];
        for (fen, written) in cases {
            assert_eq!(Fen(fen).to_string(), written);
        }
    }

    #[test]
    fn whole_yuan_are_said_without_decimals() {
        assert_eq!(Fen(2_500).short(), "25");
        assert_eq!(Fen(295).short(), "2.95");
    }

    #[test]
    fn refuses_to_wrap_around() {
        assert_eq!(Fen(i64::MAX).checked_add(Fen(1)), None);
        assert_eq!(Fen(i64::MAX / 2).checked_times(3), None);
        assert_eq!(Fen::checked_sum([Fen(1), Fen(2), Fen(3)]), Some(Fen(6)));
    }
}
