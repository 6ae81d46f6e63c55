//! What is given when the school cancels.

use super::Gives;
use serde::{Deserialize, Serialize};

/// What is given when the school does not hold what was paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Cancelled {
    /// For single sessions.
    pub sessions: NotHeld,
    /// When the school gives up the whole service. Everything, unless the rule says otherwise.
    pub service: Gives,
}

impl Default for Cancelled {
    fn default() -> Self {
        Self { sessions: NotHeld::default(), service: Gives::EVERYTHING }
    }
}

/// What is given for a session that was paid for and not held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotHeld {
    /// All that was paid for it, whatever the steps say.
    #[default]
    InFull,
    /// Nothing: it counts as if it had been held.
    Nothing,
}
