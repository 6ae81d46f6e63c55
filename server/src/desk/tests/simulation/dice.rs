//! What chance decides, from one seed: the same seed is the same evening.

use std::{
    ops::Range,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{task::yield_now, time::sleep};

/// Dice that everybody of an evening throws.
#[derive(Clone, Debug)]
pub(super) struct Dice(Arc<Mutex<fastrand::Rng>>);

impl Dice {
    pub(super) fn of(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(fastrand::Rng::with_seed(seed))))
    }

    pub(super) fn number(&self, range: Range<u64>) -> u64 {
        self.0.lock().expect("no panic").u64(range)
    }

    pub(super) fn index(&self, length: usize) -> usize {
        self.0.lock().expect("no panic").usize(..length)
    }

    /// Once in so many times; never for 0.
    pub(super) fn one_in(&self, times: u64) -> bool {
        times > 0 && self.number(0..times) == 0
    }

    pub(super) fn millis(&self, range: Range<u64>) -> Duration {
        Duration::from_millis(self.number(range))
    }

    /// Lets others go on for a while: not at all, for some turns, or for a millisecond of the clock that stands still while
    /// anybody has something to do.
    pub(super) async fn pause(&self) {
        match self.number(0..8) {
            0 => sleep(Duration::from_millis(1)).await,
            turns @ 1..4 => {
                for _ in 0..turns {
                    yield_now().await;
                }
            }
            _ => {}
        }
    }
}
