//! Weeks that take turns, as people count them.

use crate::Rotation;

/// As many weeks as it takes to see how it goes on.
const ENOUGH: usize = 3;

/// The numbers of the first weeks of a rotation: 1, 4, 7.
pub(super) fn first_weeks(rotation: &Rotation) -> Vec<String> {
    let last = i32::from(rotation.every).saturating_mul(3);
    let held = (1..=last).filter(|week| rotation.is_held_in(*week));
    held.take(ENOUGH).map(|week| week.to_string()).collect()
}
