//! Bills: what a family owes for one child, line by line.

use crate::Fen;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What is due for one child by one application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bill {
    /// Whether it is to be paid.
    pub state: BillState,
    /// One line for each service, free ones included.
    pub lines: Vec<BillLine>,
    /// The sum of the lines.
    pub total: Fen,
    /// Until when it is to be paid; `None` when there is nothing to pay.
    #[serde(with = "crate::wire_time::instant_if")]
    pub due_at: Option<DateTime<Utc>>,
}

/// Where a bill stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BillState {
    /// Its total is zero.
    NothingDue,
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
    /// The amount.
    pub amount: Fen,
}

/// How an amount came about, so that it can be said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Charge {
    /// Free.
    Free,
    /// A rate times the meetings of the term.
    PerMeeting {
        /// Fen for one meeting.
        rate: Fen,
        /// Meetings, holidays left out and make-up days taken in.
        meetings: u32,
    },
}
