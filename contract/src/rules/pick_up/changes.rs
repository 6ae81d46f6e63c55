//! Until when a family decides by itself with whom its child leaves.

use crate::{Child, Leaving, PickUp, Refusal, School};
use chrono::{DateTime, Utc};

/// Whether a family may still change with whom its child leaves on a day on which it comes to school. After the cut-off
/// the teachers have their lists: then the school is called.
pub fn may_change_pick_up(pick_up: &PickUp, now: DateTime<Utc>) -> Result<(), Refusal> {
    match &pick_up.leaving {
        None => Err(Refusal::NoSchoolOn { date: pick_up.date }),
        Some(Leaving { change_until, .. }) if now < *change_until => Ok(()),
        Some(Leaving { change_until, .. }) => Err(Refusal::PickUpChangeTooLate { until: *change_until }),
    }
}

/// Whether a child is old enough to walk home alone by a guardian's pledge.
pub fn may_walk_home(child: &Child, school: &School) -> Result<(), Refusal> {
    match school.pick_up.walks_home_from_grade {
        Some(from) if child.grade() >= from => Ok(()),
        from_grade => Err(Refusal::TooYoungToWalk { from_grade }),
    }
}
