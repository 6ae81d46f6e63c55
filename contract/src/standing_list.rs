//! The office's lists of children with a standing (资格名单).

use crate::{OfferingId, PriorityGroup, PriorityGroupId, RosterChild};
use serde::{Deserialize, Serialize};

/// What the children of a list have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StandingKind {
    /// The school invited them to an offering.
    Invited(OfferingId),
    /// They were members of an offering last term.
    Returning(OfferingId),
    /// They are in a priority group. For the office only.
    Priority(PriorityGroupId),
}

/// A list as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StandingList {
    /// What the children have in common.
    pub kind: StandingKind,
    /// The children, by grade, class and school number; never none.
    pub children: Vec<RosterChild>,
}

/// All lists, and what lists there can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeStandings {
    /// The priority groups of the school's file.
    pub priority_groups: Vec<PriorityGroup>,
    /// Every list on which there is a child.
    pub lists: Vec<StandingList>,
}

/// A list that takes the place of the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewStandingList {
    /// What the children have in common.
    pub kind: StandingKind,
    /// Their school numbers (学号), in any order; none to empty the list.
    pub school_numbers: Vec<String>,
    /// Why, for the audit trail; it names no child.
    pub reason: String,
}

/// What became of a list. It says no more, because answers are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StandingListKept {
    /// Children on it now.
    pub children: u32,
}
