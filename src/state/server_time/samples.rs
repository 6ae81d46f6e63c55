//! What several answers said of the server's clock.

/// As many as are kept.
const KEPT: usize = 5;
/// Answers differ by the way they took, hardly ever by so much: then a clock was set.
const WAS_SET: i64 = 5_000;

/// The server's clock against the phone's, in milliseconds, as the latest answers said. One that was long on its way is
/// outvoted by the others.
#[derive(Clone, Copy)]
pub(super) struct Samples {
    offsets: [i64; KEPT],
    count: usize,
    next: usize,
}

impl Samples {
    pub(super) const NONE: Self = Self { offsets: [0; KEPT], count: 0, next: 0 };

    /// The same with another sample.
    pub(super) fn with(self, offset: i64) -> Self {
        let mut samples = match self.count > 0 && (offset - self.median()).abs() > WAS_SET {
            true => Self::NONE,
            false => self,
        };
        samples.offsets[samples.next] = offset;
        samples.next = (samples.next + 1) % KEPT;
        samples.count = (samples.count + 1).min(KEPT);
        samples
    }

    /// The sample in the middle, the smaller of two; 0 without any.
    pub(super) fn median(self) -> i64 {
        let offsets = &self.offsets[..self.count];
        let in_the_middle = |offset: &&i64| {
            let smaller = offsets.iter().filter(|other| other < offset).count();
            let as_small = offsets.iter().filter(|other| other <= offset).count();
            let middle = (self.count - 1) / 2;
            smaller <= middle && middle < as_small
        };
        offsets.iter().find(in_the_middle).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn median(offsets: &[i64]) -> i64 {
        offsets.iter().fold(Samples::NONE, |samples, offset| samples.with(*offset)).median()
    }

    #[test]
    fn one_answer_that_was_long_on_its_way_changes_little() {
        assert_eq!(median(&[]), 0);
        assert_eq!(median(&[700]), 700);
        assert_eq!(median(&[700, -3_000]), -3_000);
        assert_eq!(median(&[700, -3_000, 650, 710]), 650);
        assert_eq!(median(&[700, 650, 710, 690, 720, -3_000]), 690);
    }

    #[test]
    fn a_clock_that_was_set_is_believed_at_once() {
        assert_eq!(median(&[700, 650, 710, 690, 720, 3_600_700]), 3_600_700);
        assert_eq!(median(&[-3_600_000, -3_600_100, 20]), 20);
    }

    proptest! {
        #[test]
        fn it_is_the_middle_of_the_latest(offsets in prop::collection::vec(-2_000..2_000_i64, 1..20)) {
            let mut latest = offsets[offsets.len().saturating_sub(KEPT)..].to_vec();
            latest.sort_unstable();
            prop_assert_eq!(median(&offsets), latest[(latest.len() - 1) / 2]);
        }
    }
}
