//! Whether a group has a place to give: what a judge asks for.

use crate::{GroupId, Places, Refusal};

/// What else the same application changes, as far as it is judged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// Groups the child held and gives up.
    pub gives_up: &'a [GroupId],
    /// Groups it did not hold and has won.
    pub wins: &'a [GroupId],
}

/// Whoever knows the places. A phone knows how many each group has left; the server knows more
/// ([`CountedPlaces`](super::CountedPlaces)).
pub trait PlacesToGive {
    /// Whether the child can have a place in a group it does not hold yet.
    fn may_take(&self, group: &GroupId, beside: &Beside<'_>) -> Result<(), Refusal>;
}

/// The places of each group, and nothing else to be counted; `None` for a group that gives none.
impl<F: Fn(&GroupId) -> Option<Places>> PlacesToGive for F {
    fn may_take(&self, group: &GroupId, _: &Beside<'_>) -> Result<(), Refusal> {
        match self(group) {
            Some(places) if places.left() > 0 => Ok(()),
            Some(places) => Err(Refusal::Full { capacity: places.capacity }),
            None => Err(Refusal::NotOnTheMenu),
        }
    }
}
