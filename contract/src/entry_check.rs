//! A teacher sees children whose places count only afterwards (入门测试).

use serde::{Deserialize, Serialize};

/// What became of children of a group a teacher has seen. Others wait on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryChecks {
    /// School numbers (学号) of those whose places count from now on.
    pub admitted: Vec<String>,
    /// School numbers of those whose places go back. Nothing is owed for them, and what was paid for them goes back.
    pub not_admitted: Vec<String>,
    /// Why, for the audit trail.
    pub reason: String,
}

/// How many there were of either; their families were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryChecked {
    /// Children whose places count.
    pub admitted: u32,
    /// Children whose places went back.
    pub not_admitted: u32,
}
