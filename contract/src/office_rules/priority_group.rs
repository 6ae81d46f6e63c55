//! Children that come first.

use crate::PriorityGroupId;
use serde::{Deserialize, Serialize};

/// A group of children that comes first (留守儿童, 困难家庭). Which child is in it only the office sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PriorityGroup {
    /// Stable name.
    pub id: PriorityGroupId,
    /// As the office says it: 留守儿童.
    pub title: String,
}
