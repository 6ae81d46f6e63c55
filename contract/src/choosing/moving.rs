//! The way between two sites.

use serde::{Deserialize, Serialize};

/// How long children need from one site to another, either way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moving {
    /// The two sites, by name.
    pub between: [String; 2],
    /// Minutes.
    pub minutes: u16,
}

impl Moving {
    /// Whether this is the way between two sites, in either direction.
    pub fn is_between(&self, one: &str, other: &str) -> bool {
        let [a, b] = &self.between;
        (a == one && b == other) || (a == other && b == one)
    }
}
