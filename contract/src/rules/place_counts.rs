//! The counters of places.

use crate::{GroupId, HeldBack, Places, Quota};

/// The counters, as they are at this moment. Whoever keeps them answers; nothing is judged here.
pub trait PlaceCounts {
    /// Places of a group; `None` for one that gives none.
    fn places(&self, group: &GroupId) -> Option<Places>;
    /// Places taken that count in a quota.
    fn taken_of_quota(&self, quota: &Quota) -> u32;
    /// Places of a group taken out of what is held back.
    fn taken_of_held_back(&self, held: &HeldBack, group: &GroupId) -> u32;
}
