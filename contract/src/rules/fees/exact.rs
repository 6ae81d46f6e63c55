use crate::{Fen, Fraction, Rounding};

/// An amount of fen as a fraction: shares are multiplied up and rounded once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    numerator: i64,
    /// Above zero.
    denominator: i64,
}

impl Exact {
    pub(super) const ZERO: Self = Self { numerator: 0, denominator: 1 };

    pub(super) fn new(numerator: i64, denominator: i64) -> Self {
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i64::try_from(divisor).unwrap_or(1).max(1);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    /// `parts` of `of`; of nothing it stays as it is.
    pub(super) fn part(self, parts: u32, of: u32) -> Self {
        match of {
            0 => self,
            _ => {
                let reduced = Self::new(self.numerator, self.denominator.saturating_mul(i64::from(of)));
                Self::new(reduced.numerator.saturating_mul(i64::from(parts)), reduced.denominator)
            }
        }
    }

    pub(super) fn share(self, share: Fraction) -> Self {
        self.part(share.parts(), share.of())
    }

    pub(super) fn add(self, other: Self) -> Self {
        if self.denominator == other.denominator {
            return Self::new(self.numerator.saturating_add(other.numerator), self.denominator);
        }
        let left = self.numerator.saturating_mul(other.denominator);
        let right = other.numerator.saturating_mul(self.denominator);
        Self::new(left.saturating_add(right), self.denominator.saturating_mul(other.denominator))
    }

    /// Its part of `all`, of a whole amount, rounded down: parts that add up leave the rest to the last.
    pub(super) fn of_whole(self, all: Self, whole: Fen) -> Fen {
        let part = Self::new(
            self.numerator.saturating_mul(all.denominator),
            self.denominator.saturating_mul(all.numerator).max(1),
        );
        let amount = Self::new(part.numerator.saturating_mul(whole.0), part.denominator);
        amount.rounded(Rounding::Down)
    }

    pub(super) fn is_above(self, amount: Fen) -> bool {
        self.numerator > amount.0.saturating_mul(self.denominator)
    }

    pub(super) fn is_below(self, amount: Fen) -> bool {
        self.numerator < amount.0.saturating_mul(self.denominator)
    }

    /// In whole fen. Amounts here are never below zero.
    pub(super) fn rounded(self, rounding: Rounding) -> Fen {
        let (whole, rest) = (self.numerator / self.denominator, self.numerator % self.denominator);
        Fen(match rounding {
            Rounding::HalfUp => whole + i64::from(rest >= self.denominator - rest),
            Rounding::Down => whole,
            Rounding::Up => whole + i64::from(rest > 0),
            Rounding::DownToJiao => whole - whole % 10,
            Rounding::DownToYuan => whole - whole % 100,
        })
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<Fen> for Exact {
    fn from(amount: Fen) -> Self {
        Self { numerator: amount.0, denominator: 1 }
    }
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_rounded_once_and_as_said() {
        let third = Exact::from(Fen(10_000)).part(2, 3);
        let cases = [
            (Rounding::HalfUp, 6_667),
            (Rounding::Down, 6_666),
            (Rounding::Up, 6_667),
            (Rounding::DownToJiao, 6_660),
            (Rounding::DownToYuan, 6_600),
        ];
        for (rounding, fen) in cases {
            assert_eq!(third.rounded(rounding), Fen(fen), "{rounding:?}");
        }
        assert_eq!(Exact::new(1, 2).rounded(Rounding::HalfUp), Fen(1), "a half goes up");
        for (rounding, fen) in
            [(Rounding::Up, 12_345), (Rounding::DownToJiao, 12_340), (Rounding::DownToYuan, 12_300)]
        {
            assert_eq!(Exact::from(Fen(12_345)).rounded(rounding), Fen(fen), "of whole fen: {rounding:?}");
        }
        assert_eq!(third.part(3, 2), Exact::from(Fen(10_000)), "nothing is lost on the way");
    }

    #[test]
    fn of_nothing_there_is_no_part_and_sums_keep_their_parts() {
        assert_eq!(Exact::from(Fen(100)).part(0, 0), Exact::from(Fen(100)));
        assert_eq!(Exact::new(1, 2).add(Exact::new(1, 3)), Exact::new(5, 6));
        assert!(Exact::new(7, 2).is_above(Fen(3)) && !Exact::new(6, 2).is_above(Fen(3)));
        assert!(Exact::new(5, 2).is_below(Fen(3)) && !Exact::new(6, 2).is_below(Fen(3)));
    }
}
