use crate::{OfferingId, WaiverGroupId};
use serde::{Deserialize, Serialize};

/// A waiver as the office granted it to a child (减免).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waiver {
    /// As one of whom.
    pub group: WaiverGroupId,
    /// For one offering only; `None` for everything the group is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offering: Option<OfferingId>,
}
