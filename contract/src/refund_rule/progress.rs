//! How much was used when a child leaves, and what is given up to there.

use super::Gives;
use crate::Fraction;
use serde::{Deserialize, Serialize};

/// What is given to a child that leaves before it has used more than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefundStep {
    /// How much it may have used.
    pub up_to: Progress,
    /// What is then given.
    pub gives: Gives,
}

/// How much was used, of all that was planned. Sessions the school cancels are planned still: they bring nobody nearer
/// to the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Nothing yet.
    NotBegun,
    /// Less than a part of it.
    LessThan(Fraction),
    /// At most a part of it.
    AtMost(Fraction),
    /// At most so many of what the measure counts.
    AtMostUsed(u32),
}
