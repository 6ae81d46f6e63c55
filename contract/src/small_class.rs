//! What is proposed for a group below its minimum. Only the office decides.

use crate::{ChildId, Fen, GroupId, WindowId};
use serde::{Deserialize, Serialize};

/// A proposal for one group below its minimum: it is closed, and each of its children has one fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SmallClassProposal {
    /// The group that would be closed.
    pub group: GroupId,
    /// How.
    pub closing: Closing,
    /// What becomes of each child in it, in the order in which they asked for their places.
    pub fates: Vec<ChildFate>,
}

/// How a group is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Its children, or most of them, go to this group together.
    MergedInto(GroupId),
    /// Its children go different ways.
    Cancelled,
}

/// What becomes of one child's place in a group that is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildFate {
    /// The child.
    pub child: ChildId,
    /// Where it goes.
    pub fate: Fate,
    /// What the family gets back, in fen; zero where the new place costs no less.
    pub refund: Fen,
    /// What the new place costs more, in fen. It is charged only when the family agrees: what was shown is what is
    /// charged.
    pub dearer_by: Fen,
}

/// Where a child goes whose group is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// To the group that takes its group's children.
    MovesTo(GroupId),
    /// To another of its family's choices, the dearest that fits and has a place.
    TakesNextWish(GroupId),
    /// Into care in those windows of its group that its family opted into. In a window of the group that is not among
    /// them it takes no service.
    FallsBackToCare(Vec<WindowId>),
    /// To no service in the windows of its group: it leaves at the ordinary end of school.
    LeavesAtOrdinaryEnd,
}
