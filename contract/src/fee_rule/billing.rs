use crate::Fraction;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// When a fee is billed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Billed {
    /// At once, for the term.
    #[default]
    AtOnce,
    /// In parts, each from a date on.
    Instalments(Vec<Instalment>),
    /// In advance, at the beginning of each fee month.
    EachMonth,
    /// After each fee month, on what was counted.
    AfterMonth {
        /// Days for which the counted list stands in the class before it is billed.
        objections: u32,
    },
    /// After the term, on what was counted.
    AfterTerm {
        /// Days for which the counted list stands in the class before it is billed.
        objections: u32,
    },
}

/// A part of a fee billed from a date on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Instalment {
    /// The date.
    #[serde(with = "crate::wire_time::date")]
    pub on: NaiveDate,
    /// Its part of the whole.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "1/2"))]
    pub share: Fraction,
}

/// Which sessions are counted when what was served is billed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// All that were planned for the child.
    #[default]
    Planned,
    /// Those that were held.
    Held,
    /// Those that were held and the child attended.
    Attended,
}

/// What a child pays of a month or term into which it joins late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LateStart {
    /// The whole.
    #[default]
    Whole,
    /// By the service days that are left.
    ByDay,
    /// Half once half of the service days have passed, else the whole.
    ByHalf,
}

/// What becomes of sessions that were planned and not held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Undelivered {
    /// They come off the bill.
    #[default]
    Deducted,
    /// They are taken off the next term's bill.
    Credited,
    /// They are paid for.
    Kept,
}
