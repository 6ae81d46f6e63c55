//! How long the queue is, and how long it takes.

use crate::{
    error::Error,
    sharing::{AtomicU64, AtomicUsize, Ordering},
};
use std::{sync::Arc, time::Duration};

/// Most jobs that wait; it bounds memory, whatever the estimate says.
pub(super) const MOST_WAITING: usize = 16_384;
/// Most jobs that are decided and synced together.
pub(super) const MOST_IN_A_GROUP: usize = 256;
/// Whoever is expected to wait longer is sent away and comes again.
const LONGEST_EXPECTED: Duration = Duration::from_secs(2);
/// Longer than this no group is taken to have lasted: a turn in which a whole school moves in says nothing of the next.
const LONGEST_PACE: Duration = Duration::from_secs(4);
/// Of how many groups the estimate is, about.
const REMEMBERS: u64 = 4;

/// The length of the queue and the pace of the desk.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    jobs: AtomicUsize,
    nanos_of_a_group: AtomicU64,
}

/// A place in the queue, given up when it is dropped.
#[derive(Debug)]
pub(super) struct Place(Arc<Waiting>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.jobs.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Waiting {
    /// Takes a place at the end of the queue, unless the wait would be too long. Where nobody is, nobody is sent away.
    pub(super) fn enter(self: &Arc<Self>) -> Result<Place, Error> {
        let before = self.jobs.fetch_add(1, Ordering::Relaxed);
        let place = Place(self.clone());
        match before > 0 && self.expected_behind(before) > LONGEST_EXPECTED {
            true => Err(self.full()),
            false => Ok(place),
        }
    }

    /// How many wait or are being served.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.jobs.load(Ordering::Relaxed)
    }

    /// What somebody is told whom the desk cannot take: when to come again, spread so that not all come at once.
    pub(super) fn full(&self) -> Error {
        let wait = self.expected_behind(self.jobs.load(Ordering::Relaxed)).max(Duration::from_secs(1));
        let spread = f64::from(getrandom::u32().unwrap_or(0)) / f64::from(u32::MAX);
        Error::DeskIsFull(wait.mul_f64(1.0 + spread))
    }

    /// Learns how long a group took.
    pub(super) fn learn(&self, took: Duration) {
        let took = u64::try_from(took.min(LONGEST_PACE).as_nanos()).unwrap_or(u64::MAX);
        let before = self.nanos_of_a_group.load(Ordering::Relaxed);
        let after = (before / REMEMBERS) * (REMEMBERS - 1) + took / REMEMBERS;
        self.nanos_of_a_group.store(after, Ordering::Relaxed);
    }

    /// How long somebody waits behind so many: the groups they fill, and the one under way. Full groups take longer
    /// than the small ones of a quiet minute, so that the first of a rush are told too little and nobody too much.
    fn expected_behind(&self, jobs: usize) -> Duration {
        let groups = u64::try_from(jobs / MOST_IN_A_GROUP + 1).unwrap_or(u64::MAX);
        Duration::from_nanos(self.nanos_of_a_group.load(Ordering::Relaxed).saturating_mul(groups))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(waiting: &Waiting, millis: u64) {
        (0..60).for_each(|_| waiting.learn(Duration::from_millis(millis)));
    }

    #[test]
    fn nobody_is_sent_away_from_a_desk_whose_pace_is_unknown() {
        let waiting = Arc::new(Waiting::default());
        let places: Vec<Place> = (0..5_000).map(|_| waiting.enter().expect("a place")).collect();
        assert_eq!(waiting.jobs.load(Ordering::Relaxed), places.len());
    }

    #[test]
    fn whoever_would_wait_too_long_is_told_when_to_come_again() {
        let waiting = Arc::new(Waiting::default());
        pace(&waiting, 500);
        let places: Vec<Place> = std::iter::from_fn(|| waiting.enter().ok()).take(10_000).collect();
        assert!((512..=1_280).contains(&places.len()), "{}", places.len());
        let Err(Error::DeskIsFull(wait)) = waiting.enter() else { panic!("full") };
        assert!(wait >= LONGEST_EXPECTED && wait <= LONGEST_EXPECTED * 3, "{wait:?}");
        drop(places);
        assert!(waiting.enter().is_ok(), "when the queue is gone");
        assert_eq!(waiting.jobs.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn one_turn_that_lasted_long_sends_nobody_away() {
        let waiting = Arc::new(Waiting::default());
        waiting.learn(Duration::from_secs(600));
        let places: Vec<Place> = std::iter::from_fn(|| waiting.enter().ok()).take(200).collect();
        assert_eq!(places.len(), 200);
        drop(places);
        pace(&waiting, 600_000);
        let first = waiting.enter();
        assert!(first.is_ok(), "nobody is there");
        assert!(waiting.enter().is_err(), "somebody is, and every group lasts so long");
    }

    #[test]
    fn a_slow_disk_makes_nobody_wait_in_vain_for_an_empty_desk() {
        let waiting = Arc::new(Waiting::default());
        pace(&waiting, 1_500);
        assert!(waiting.enter().is_ok());
        pace(&waiting, 20);
        let places: Vec<Place> = std::iter::from_fn(|| waiting.enter().ok()).take(5_000).collect();
        assert_eq!(places.len(), 5_000, "the pace is learnt anew");
    }
}
