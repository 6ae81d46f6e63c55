//! What is given back, and how it came about.

use crate::{Fen, Gives, Measure, PaidOut, Progress};
use serde::{Deserialize, Serialize};

/// What a family gets back by the rule, shown before it decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefundQuote {
    /// The amount; never more than was paid and not yet given back.
    pub amount: Fen,
    /// How it came about.
    pub why: RefundReason,
    /// How it reaches the family.
    pub paid_out: PaidOut,
    /// The refund rule's own document; `None`: the one by which the fee is charged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// The facts of a refund, so that it can be said in words and worked out again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefundReason {
    /// What was paid.
    pub paid: Fen,
    /// What happened.
    pub cause: RefundCause,
    /// In what use was counted.
    pub measure: Measure,
    /// How many of all were used.
    pub used: u32,
    /// How many were neither used nor cancelled.
    pub unused: u32,
    /// How many were paid for.
    pub all: u32,
    /// How many were cancelled and are given back in full. Where the unused is given back, those in what was used and
    /// those that were cancelled whole.
    #[serde(default, skip_serializing_if = "UnitCount::is_none")]
    pub cancelled: UnitCount,
    /// The step that fitted; `None`: none did, or none was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Progress>,
    /// What is given of the rest.
    pub gives: Gives,
    /// What all this comes to, absences apart.
    pub amount: Fen,
    /// What is given for absences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<AbsenceRefund>,
    /// What was given back before, which is taken off.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub given_back: Fen,
}

/// For what reason something is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RefundCause {
    /// The child leaves.
    Leaving,
    /// The school gives the service up.
    ServiceCancelled,
    /// The child stays: for what was not held, and for long absences.
    Staying,
}

/// What is given for absences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AbsenceRefund {
    /// In what it is given: months or days.
    pub measure: Measure,
    /// How many are given back.
    pub count: UnitCount,
    /// How many were paid for.
    pub all: u32,
    /// What it comes to.
    pub amount: Fen,
}

/// How many, where it need not be a whole number: 3/2 months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitCount {
    /// How many parts.
    pub parts: u32,
    /// How many of them are a whole one.
    pub of: u32,
}

impl UnitCount {
    /// Whether there are none.
    pub fn is_none(&self) -> bool {
        self.parts == 0
    }
}

impl Default for UnitCount {
    fn default() -> Self {
        Self { parts: 0, of: 1 }
    }
}

fn is_zero(amount: &Fen) -> bool {
    amount.is_zero()
}
