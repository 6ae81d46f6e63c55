//! What the school knows of a child when it chooses.

use crate::{OfferingId, PriorityGroupId};

/// A child's standing at the moment an application arrives. The server knows it; whoever asks a rule passes it in. A
/// phone knows what of it concerns nobody else ([`ChildTerm`](crate::ChildTerm)).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Offerings the school invited the child to.
    pub invited: Vec<OfferingId>,
    /// Offerings it was a member of last term.
    pub returning: Vec<OfferingId>,
    /// Priority groups it is in. For the office only: no answer to a family says them.
    pub priority: Vec<PriorityGroupId>,
    /// Whether the application came on paper.
    pub on_paper: bool,
}
