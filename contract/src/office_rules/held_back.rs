//! Places held back for some.

use crate::{GroupId, PriorityGroupId};
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// Places of a group that only some children may take before a stated time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HeldBack {
    /// The groups; each holds back as many.
    pub groups: Vec<GroupId>,
    /// For whom.
    #[serde(rename = "for")]
    pub whom: HeldFor,
    /// How many of a group's places.
    pub places: u32,
    /// The first instant at which everybody may take what is left of them; `None` for the whole term.
    #[serde(default, with = "crate::wire_time::instant_if")]
    pub until: Option<DateTime<Utc>>,
}

/// For whom places are held back.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldFor {
    /// The team chosen beforehand: children the school invited to the offering.
    Team,
    /// Applications that come on paper.
    Paper,
    /// Another round: nobody in this one.
    AnotherRound,
    /// Children of a priority group.
    Priority(PriorityGroupId),
}

impl HeldBack {
    /// Whether it still holds places back.
    pub fn holds_at(&self, now: DateTime<Utc>) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}
