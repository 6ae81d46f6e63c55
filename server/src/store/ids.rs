//! Ids that are asked for together.

use serde::Serialize;

/// A list of ids as one argument of a statement: `IN (SELECT value FROM json_each($1))`.
pub(super) struct Ids(String);

impl Ids {
    pub(super) fn of(ids: &[impl Serialize]) -> serde_json::Result<Self> {
        serde_json::to_string(ids).map(Self)
    }

    pub(super) fn as_json(&self) -> &str {
        &self.0
    }
}
