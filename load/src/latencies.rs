//! How long answers took.

use std::time::Duration;

/// Times of answers.
#[derive(Debug, Default)]
pub(crate) struct Latencies(Vec<Duration>);

impl Latencies {
    pub(crate) fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The time within which so many of a thousand were answered, in milliseconds; of none it is 0.
    pub(crate) fn within(&mut self, of_a_thousand: usize) -> f64 {
        self.0.sort_unstable();
        let at = (self.0.len() * of_a_thousand).div_ceil(1000).clamp(1, self.0.len().max(1));
        self.0.get(at - 1).map_or(0.0, |took| millis(*took))
    }
}

/// In milliseconds, to a hundredth.
pub(crate) fn millis(took: Duration) -> f64 {
    (took.as_secs_f64() * 100_000.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_of_a_thousand_are_within() {
        let mut latencies = Latencies::default();
        assert_eq!(latencies.within(500), 0.0);
        (1..=200).rev().for_each(|millis| latencies.add(Duration::from_millis(millis)));
        assert_eq!([500, 990, 999, 1000].map(|part| latencies.within(part)), [100.0, 198.0, 200.0, 200.0]);
    }
}
