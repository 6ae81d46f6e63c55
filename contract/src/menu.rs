//! The menu as it travels, and the numbers on it.

use crate::{GroupId, Offering, Places};
use serde::{Deserialize, Serialize};

/// All offerings of the term, with the numbers at the moment of asking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Menu {
    /// The offerings, in the order the school shows them.
    pub offerings: Vec<Offering>,
    /// Places of every group.
    pub places: Vec<GroupPlaces>,
    /// Which edition of the school this is: each change of the office makes another. The entity tag of the numbers ends
    /// with it, so that whoever follows the numbers learns of the next one.
    pub edition: u64,
}

/// The places of one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupPlaces {
    /// Which group.
    pub group: GroupId,
    /// Its places.
    pub places: Places,
}
