//! What the stream of numbers says.

use crate::GroupPlaces;
use serde::{Deserialize, Serialize};

/// One event of the stream: numbers that changed, or all of them. The id of the event is the version they lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacesNews {
    /// The number of the version that was told before: whoever knows it, or a later one, misses nothing. `None` when
    /// these are all numbers there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
    /// Groups with their places now.
    pub places: Vec<GroupPlaces>,
}
