//! Exact parts of an amount.

use crate::{Fen, Rounding, UnitCount};

/// Up to here two of them multiply without passing 128 bits, and so does one with any amount.
const MOST: u128 = 1 << 62;

/// A part of an amount, between nothing and the whole, exact for every term there is. Of nonsense with denominators
/// past 62 bits it keeps the leading 62.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    parts: u128,
    of: u128,
}

impl Part {
    /// Nothing of it.
    pub(super) const NOTHING: Self = Self { parts: 0, of: 1 };
    /// All of it.
    pub(super) const WHOLE: Self = Self { parts: 1, of: 1 };

    /// `parts` of `of`; of nothing, nothing; never more than the whole.
    pub(super) fn new(parts: u64, of: u64) -> Self {
        Self::reduced(parts.into(), of.into())
    }

    fn reduced(parts: u128, of: u128) -> Self {
        if of == 0 || parts == 0 {
            return Self::NOTHING;
        }
        if parts >= of {
            return Self::WHOLE;
        }
        let common = common_divisor(parts, of);
        let (mut parts, mut of) = (parts / common, of / common);
        while of > MOST {
            (parts, of) = (parts / 2, of / 2);
        }
        Self { parts, of }
    }

    /// Both together, at most the whole.
    pub(super) fn plus(self, other: Self) -> Self {
        Self::reduced(self.parts * other.of + other.parts * self.of, self.of * other.of)
    }

    /// A part of this part.
    pub(super) fn times(self, other: Self) -> Self {
        Self::reduced(self.parts * other.parts, self.of * other.of)
    }

    /// What is left of the whole.
    pub(super) fn rest(self) -> Self {
        Self { parts: self.of - self.parts, of: self.of }
    }

    /// This part of an amount that is not negative.
    pub(super) fn of_amount(self, amount: Fen, rounding: Rounding) -> Fen {
        let exact = u128::try_from(amount.0).unwrap_or(0) * self.parts;
        let (down, left) = (exact / self.of, exact % self.of);
        let rounded = match rounding {
            Rounding::HalfUp => down + u128::from(left * 2 >= self.of),
            Rounding::Down => down,
            Rounding::Up => down + u128::from(left > 0),
            Rounding::DownToJiao => down - down % 10,
            Rounding::DownToYuan => down - down % 100,
        };
        Fen(i64::try_from(rounded).unwrap_or(amount.0))
    }

    /// How many of so many this part is.
    pub(super) fn count_of(self, all: u64) -> UnitCount {
        let parts = self.parts * u128::from(all);
        let common = common_divisor(parts, self.of);
        match (u32::try_from(parts / common), u32::try_from(self.of / common)) {
            (Ok(parts), Ok(of)) => UnitCount { parts, of },
            // Only nonsense comes here: as many whole ones as there are.
            _ => UnitCount { parts: u32::try_from(parts / self.of).unwrap_or(u32::MAX), of: 1 },
        }
    }
}

fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_an_amount_once_as_the_rule_says() {
        let cases = [
            (13, 22, [7_682, 7_681, 7_682, 7_680, 7_600]),
            (1, 2, [6_500, 6_500, 6_500, 6_500, 6_500]),
            (1, 8, [1_625, 1_625, 1_625, 1_620, 1_600]),
            (1, 16, [813, 812, 813, 810, 800]),
        ];
        for (parts, of, expected) in cases {
            let ways =
                [Rounding::HalfUp, Rounding::Down, Rounding::Up, Rounding::DownToJiao, Rounding::DownToYuan];
            let amounts = ways.map(|way| Part::new(parts, of).of_amount(Fen(13_000), way));
            assert_eq!(amounts, expected.map(Fen), "{parts}/{of}");
        }
    }

    #[test]
    fn is_exact_and_never_more_than_the_whole() {
        let third = Part::new(1, 3);
        assert_eq!(third.plus(third).plus(third), Part::WHOLE);
        assert_eq!(third.plus(Part::WHOLE), Part::WHOLE);
        assert_eq!(third.rest().times(Part::new(1, 2)), third);
        assert_eq!(Part::new(7, 0), Part::NOTHING);
        assert_eq!(Part::new(3, 80).count_of(4), UnitCount { parts: 3, of: 20 });
    }

    #[test]
    fn keeps_the_leading_signs_of_what_is_past_62_bits() {
        let largest = u64::try_from(MOST).expect("62 bits");
        let exact = Part::new(largest / 2 + 1, largest);
        assert_eq!((exact.parts, exact.of), (MOST / 2 + 1, MOST), "nothing is past them yet");
        let half = Part::new(u64::MAX / 2, u64::MAX);
        assert_eq!(half.of_amount(Fen(1_000), Rounding::HalfUp), Fen(500));
        assert_eq!(
            half.count_of(5),
            UnitCount { parts: 2, of: 1 },
            "whole ones, where a fraction has no room"
        );
    }

    #[test]
    fn survives_the_largest_amounts() {
        let part = Part::new(u64::MAX - 1, u64::MAX);
        let amount = part.times(part).plus(Part::new(1, u64::MAX)).of_amount(Fen(i64::MAX), Rounding::Up);
        assert!(amount <= Fen(i64::MAX) && amount > Fen(i64::MAX / 2));
    }
}
