//! What the office changes while a round runs. Every change has a reason and leaves a row in the audit trail.

mod answers;
mod audit_list;
mod capacities;
mod care_classes;
mod changes;
mod publications;
mod round_times;
mod sessions;
mod standings;

pub(super) use changes::{CHANGES, ChangesRow, changes_in_force, is_hidden, round_in_force};

use super::{Keyed, audit::AuditRow};
use chrono::{DateTime, Utc};

/// Who of the staff writes what under which key, and why.
#[derive(Clone, Debug)]
pub(crate) struct StaffWrite {
    pub(crate) keyed: Keyed,
    pub(crate) reason: String,
    pub(crate) now: DateTime<Utc>,
}

impl StaffWrite {
    /// The teacher's id: a key belongs to whoever sent it.
    pub(super) fn teacher(&self) -> &str {
        &self.keyed.owner
    }

    /// The row of this write: the facts, and the reason with them.
    pub(super) fn row<'a>(
        &'a self,
        action: &'a str,
        target: &'a str,
        mut facts: serde_json::Value,
    ) -> AuditRow<'a> {
        if let Some(facts) = facts.as_object_mut() {
            facts.insert("reason".to_owned(), self.reason.clone().into());
        }
        AuditRow { actor: self.teacher(), action, target, facts }
    }
}
