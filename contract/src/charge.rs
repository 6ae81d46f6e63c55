use crate::{Fen, Fraction, Per, Unit};
use serde::{Deserialize, Serialize};

/// How the amount of a bill's line came about, so that it can be said in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Charge {
    /// Free.
    Free,
    /// A rate times what was counted.
    Counted {
        /// Fen for one unit.
        rate: Fen,
        /// What was counted.
        unit: Unit,
        /// How many units; of hours the minutes.
        count: u32,
    },
    /// A part of a fee that is billed in parts.
    Instalment {
        /// Which.
        number: u32,
        /// Of how many.
        of: u32,
        /// The whole fee.
        whole: Fen,
    },
    /// Something not known beforehand, and the most it can come to.
    UpTo,
    /// What the lines above come off by, or are raised by.
    Adjusted(Adjustment),
}

/// Why an amount differs from rate times count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// The most that may be charged for a span.
    AtMost {
        /// The most.
        amount: Fen,
        /// Of which span.
        per: Per,
    },
    /// The least that is charged for a span.
    AtLeast {
        /// The least.
        amount: Fen,
        /// Of which span.
        per: Per,
    },
    /// Joined late: only these service days are left.
    JoinedLate {
        /// Service days from the child's first on.
        days: u32,
        /// All of the span.
        of: u32,
    },
    /// Service days that were not held.
    NotHeld {
        /// Not held.
        days: u32,
        /// Of so many.
        of: u32,
    },
    /// Attended rarely.
    Attended {
        /// Service days attended.
        days: u32,
        /// Of so many held.
        of: u32,
        /// The part that is paid.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "1/2"))]
        pays: Fraction,
    },
    /// Waived, wholly or in part. The group is named in the school's tariff: the line travels to the family only.
    Waived {
        /// The part that is waived.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "1/1"))]
        share: Fraction,
    },
    /// The child left before it was paid.
    GivenUp,
    /// A teacher saw the child, and its place went back.
    NotAdmitted,
    /// Rounding of the whole.
    Rounded,
    /// Not more than was shown before the family signed.
    AsShown,
}
