//! What is given for a long absence.

use crate::Fraction;
use serde::{Deserialize, Serialize};

/// What is given to a child that was absent for so long, whether it leaves or stays.
///
/// A span of absence is used up by the first step as often as it goes in, the rest of it by the next steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AbsenceStep {
    /// Service days in a row on which the child came to nothing that was held. A day on which nothing was held neither
    /// counts nor ends the row.
    pub days_in_a_row: u32,
    /// What is given for them.
    pub gives: AbsenceGives,
}

/// What is given for an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AbsenceGives {
    /// A part of one month's fee: what was paid, divided by the months it was paid for.
    MonthFee(Fraction),
    /// Every day of the absence, those beyond the step's days as well: what was paid, divided by its service days.
    EachDay,
}
