//! What becomes of groups below their minimum: proposals, on which the office decides.

mod fates;
mod merging;
mod moves;

use crate::{Child, ChildId, Fen, GroupId, Offering, Places, School, SmallClassProposal, WindowId};
use moves::Moves;

/// A child with what it holds and what its family would also have taken.
#[derive(Clone, Debug)]
pub struct PlacedChild {
    /// The child.
    pub child: Child,
    /// Windows whose care its family opted into.
    pub care: Vec<WindowId>,
    /// Groups it has a place in.
    pub held: Vec<GroupId>,
    /// The choices of its application, dearest first, won or not.
    pub choices: Vec<GroupId>,
}

/// Everything the proposals depend on.
#[derive(Clone, Copy)]
pub struct SizeFacts<'a> {
    /// The school and its rules.
    pub school: &'a School,
    /// The menu, and whatever was taken off it while children are in it.
    pub offerings: &'a [Offering],
    /// Children with a place, in the order in which they asked: who asked first is placed first.
    pub children: &'a [PlacedChild],
    /// The places of a group, those promised to a waiting list counted as taken; `None` where no child can go.
    pub places: &'a dyn Fn(&GroupId) -> Option<Places>,
    /// What this child was charged for a place, or would be.
    pub charge: &'a dyn Fn(&ChildId, &GroupId) -> Fen,
}

/// A proposal for each group below its minimum, in the order in which they would be closed: fewest children first, then
/// by id. A group that received children may no longer be small; one that received too few is closed in its turn, and
/// each child has the fate it ends with. No group goes above its places, no child into a clash, a second group of one
/// offering, above a limit, or where its grade is not admitted. Source: the school's [`SizeRules`](crate::SizeRules).
pub fn small_class_proposals(facts: &SizeFacts<'_>) -> Vec<SmallClassProposal> {
    let mut moves = Moves::begin(*facts);
    while let Some(smallest) = moves.smallest() {
        moves.close_or_keep(smallest);
    }
    moves.proposals()
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
