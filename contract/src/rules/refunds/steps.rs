//! The step of a rule that holds.

use crate::{Fraction, Progress, RefundStep};

/// The first step that fits, when so many units of all were used.
pub(super) fn step_that_fits(steps: &[RefundStep], used: u64, all: u64) -> Option<&RefundStep> {
    steps.iter().find(|step| fits(step.up_to, used, all))
}

fn fits(up_to: Progress, used: u64, all: u64) -> bool {
    match up_to {
        Progress::NotBegun => used == 0,
        Progress::LessThan(part) => times(used, part.of()) < bound(part, all),
        Progress::AtMost(part) => times(used, part.of()) <= bound(part, all),
        Progress::AtMostUsed(most) => used <= u64::from(most),
    }
}

/// Of nothing planned, nothing was used: that is less than any part.
fn bound(part: Fraction, all: u64) -> u128 {
    times(all.max(1), part.parts())
}

fn times(units: u64, by: u32) -> u128 {
    u128::from(units) * u128::from(by)
}
