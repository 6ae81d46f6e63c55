//! Bills: what a family owes for one child, line by line.

use crate::{Charge, Fen, PaymentReceiptNumber};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What is due for one child by one application: all of it, or of one month or part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bill {
    /// What part of the whole it is, where there are several: 9 月. Empty for the only one, or the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Whether it is to be paid.
    pub state: BillState,
    /// One line for each service, free ones included.
    pub lines: Vec<BillLine>,
    /// The sum of the lines.
    pub total: Fen,
    /// From which date on it is to be paid; `None` from the beginning.
    #[serde(default, with = "crate::wire_time::date_if", skip_serializing_if = "Option::is_none")]
    pub billed_on: Option<NaiveDate>,
    /// Until when it is to be paid; `None` when there is nothing to pay.
    #[serde(with = "crate::wire_time::instant_if")]
    pub due_at: Option<DateTime<Utc>>,
    /// The receipt for the money, once it came in.
    #[serde(default)]
    pub payment: Option<PaymentReceiptNumber>,
}

/// Where a bill stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BillState {
    /// Its total is zero.
    NothingDue,
    /// What will be to be paid once the family has signed; only on the receipt of an application under review.
    Quoted,
    /// Billed after the fact, on what will have been counted: its total is the most that can be charged.
    Counting,
    /// To be paid.
    Due,
    /// Paid in part.
    PartlyPaid,
    /// Paid in full.
    Paid,
    /// Replaced, withdrawn, or not paid in time: nobody owes it.
    Void,
}

/// One line of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillLine {
    /// The offering with its group, or the care window.
    pub title: String,
    /// How the amount came about.
    pub charge: Charge,
    /// The amount; below zero where something comes off.
    pub amount: Fen,
}
