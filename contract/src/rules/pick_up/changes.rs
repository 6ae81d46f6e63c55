//! Until when a family decides by itself with whom its child leaves.

use super::change_until;
use crate::{Child, Refusal, School};
use chrono::{DateTime, NaiveDate, Utc};

/// Whether a family may still change with whom its child leaves on a date. After the cut-off the teachers have
/// their lists: then the school is called.
pub fn may_change_pick_up(school: &School, date: NaiveDate, now: DateTime<Utc>) -> Result<(), Refusal> {
    if school.term.timetable_on(date).is_none() {
        return Err(Refusal::NoSchoolOn { date });
    }
    let until = change_until(&school.pick_up, date);
    if now < until { Ok(()) } else { Err(Refusal::PickUpChangeTooLate { until }) }
}

/// Whether a child is old enough to walk home alone by a guardian's pledge.
pub fn may_walk_home(child: &Child, school: &School) -> Result<(), Refusal> {
    match school.pick_up.walks_home_from_grade {
        Some(from) if child.grade() >= from => Ok(()),
        from_grade => Err(Refusal::TooYoungToWalk { from_grade }),
    }
}
