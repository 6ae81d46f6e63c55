use super::Per;
use crate::{Fen, Fraction};
use serde::{Deserialize, Serialize};

/// An amount that a span cannot pass, upward or downward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bound {
    /// In yuan.
    #[serde(with = "crate::money::yuan")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "400.00"))]
    pub amount: Fen,
    /// Of what span.
    pub per: Per,
}

/// Units that cost nothing: the first of each span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Allowance {
    /// How many.
    pub units: u32,
    /// Of each day, week, month or term.
    pub per: Per,
}

/// A part of the fee for those who came rarely: below a part of the days that were held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttendanceStep {
    /// Attended less than this part of the days held.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "1/2"))]
    pub below: Fraction,
    /// Pays this part.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "1/2"))]
    pub pays: Fraction,
}
