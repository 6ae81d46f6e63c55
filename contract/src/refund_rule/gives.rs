//! What is given back.

use crate::Fraction;
use serde::{Deserialize, Serialize};

/// What is given back of what was paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gives {
    /// What was not used: the amount paid, times the unused of all that was paid for.
    #[default]
    Remaining,
    /// A part of what was paid, whatever was used of it.
    Share(Fraction),
    /// Nothing.
    Nothing,
}

impl Gives {
    /// All of what was paid.
    pub const EVERYTHING: Self = Self::Share(Fraction::WHOLE);
}
