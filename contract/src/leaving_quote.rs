//! What it comes to when a child leaves services during the term, shown before the family decides.

use crate::{Fen, GivesUp, RefundQuote};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What giving services up comes to if it is done now: what was shown is what is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeavingQuote {
    /// What is given up.
    pub gives_up: GivesUp,
    /// The same in words, service by service.
    pub titles: Vec<String>,
    /// The first date the child no longer comes: the day after today. What was to be used by then counts as used.
    #[serde(with = "crate::wire_time::date")]
    pub leaves: NaiveDate,
    /// Bill by bill, those it says nothing about left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bills: Vec<LeavingBill>,
    /// What was paid and is returned, over all bills.
    pub refund: Fen,
    /// What was paid and is taken off the next bill.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub credit: Fen,
    /// What nobody had paid and nobody owes any more.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub no_longer_owed: Fen,
    /// Whether something is billed afterwards, on what is counted until the child leaves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub counting: bool,
}

impl LeavingQuote {
    /// What of the money that came in is given back, in whichever way.
    pub fn given_back(&self) -> Fen {
        Fen(self.refund.0.saturating_add(self.credit.0))
    }
}

/// What becomes of one bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeavingBill {
    /// What part of the whole it is: 9 月. Empty for the only one, or the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What of the money that came in for it was not given back before.
    pub paid: Fen,
    /// What of it nobody has paid.
    pub owed_before: Fen,
    /// What of that is owed still.
    pub owed_after: Fen,
    /// What is returned.
    pub refund: Fen,
    /// What is taken off the next bill.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub credit: Fen,
    /// Fee by fee.
    pub fees: Vec<LeavingFee>,
}

/// What becomes of what was charged by one fee rule for what is given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeavingFee {
    /// What its lines are called.
    pub title: String,
    /// What was charged.
    pub charged: Fen,
    /// What of it comes off: what nobody has paid is no longer owed, what was paid is given back. The rest is kept.
    pub off: Fen,
    /// Why so much.
    pub by: LeavingReason,
}

/// Why so much of a fee comes off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeavingReason {
    /// Nothing was paid and nothing was used: nobody owes it any more.
    NotBegun,
    /// By the refund rule, worked out.
    Rule(RefundQuote),
    /// The school has written no rule: nothing is given back.
    NoRule,
}

fn is_zero(amount: &Fen) -> bool {
    amount.is_zero()
}
