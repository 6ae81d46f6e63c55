//! How a child gets into an offering.

use crate::Level;
use serde::{Deserialize, Serialize};

/// How a child gets into an offering.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Whoever gets a place is in.
    #[default]
    Open,
    /// 入门测试: a place is taken at once, and counts only when a teacher has seen the child.
    Check,
    /// 邀请: only children the school invited.
    Invitation,
}

/// How a child gets into the offerings of a level, where an offering says nothing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelEntry {
    /// The level, for example `team`.
    pub level: Level,
    /// How a child gets in.
    pub entry: Entry,
}
