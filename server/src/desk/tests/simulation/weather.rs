//! What goes wrong, how often, and how long things take, as long as one server lives.

use super::dice::Dice;
use std::ops::Range;

/// Once in so many times; 0 is never.
#[derive(Clone, Debug)]
pub(super) struct Weather {
    /// Milliseconds of a sync.
    pub(super) sync: Range<u64>,
    /// A sync that lasts a hundred times as long.
    pub(super) long_sync: u64,
    pub(super) failed_sync: u64,
    pub(super) no_room: u64,
    pub(super) cannot_decide: u64,
    pub(super) panics: u64,
    /// Setting, lifting or undoing to a mark.
    pub(super) lost_mark: u64,
}

impl Weather {
    /// Nothing goes wrong.
    pub(super) fn calm() -> Self {
        Self {
            sync: 1..4,
            long_sync: 0,
            failed_sync: 0,
            no_room: 0,
            cannot_decide: 0,
            panics: 0,
            lost_mark: 0,
        }
    }

    /// Calm in a third of all lives.
    pub(super) fn draw(dice: &Dice) -> Self {
        if dice.one_in(3) {
            return Self::calm();
        }
        let now_and_then = |times: u64| if dice.one_in(2) { times } else { 0 };
        let slowest = dice.number(2..40);
        Self {
            sync: 1..slowest,
            long_sync: now_and_then(8),
            failed_sync: now_and_then(12),
            no_room: now_and_then(20),
            cannot_decide: now_and_then(25),
            panics: now_and_then(50),
            lost_mark: now_and_then(40),
        }
    }
}
