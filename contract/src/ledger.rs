//! What happened to money, entry by entry.

use crate::{BillId, Fen, RefundReason};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One thing that happened to the money of a bill. Entries are added, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LedgerEntry {
    /// When.
    #[serde(with = "crate::wire_time::instant")]
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: LedgerKind,
    /// How much; never negative, the kind says which way it went.
    pub amount: Fen,
    /// The bill.
    pub bill: BillId,
    /// Of a refund or credit: how it came about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<RefundReason>,
}

/// What happened to money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LedgerKind {
    /// It was billed (账单).
    Charge,
    /// It came in (缴费).
    Payment,
    /// It was paid and returned (退费): it is no longer due.
    Refund,
    /// It was paid and is taken off the next bill (抵扣): it is no longer due.
    Credit,
    /// It was not paid and is waived (减免).
    Waiver,
    /// It was not paid and nobody owes it any more (作废).
    Void,
}

/// What entries come to: of one bill, or of all bills of a child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Billed.
    pub charged: Fen,
    /// Came in.
    pub paid: Fen,
    /// Returned.
    pub refunded: Fen,
    /// Taken off the next bill, or to be.
    pub credited: Fen,
    /// Waived before it was paid.
    pub waived: Fen,
    /// Made void before it was paid.
    pub voided: Fen,
}

impl Balance {
    /// What the rules say is due in the end, whether it is paid or not: charges less what was let off, refunded and
    /// credited (law I7).
    pub fn due(&self) -> Fen {
        less(self.charged, &[self.waived, self.voided, self.refunded, self.credited])
    }

    /// What of it nobody has paid; over several bills, before credits are taken off.
    pub fn unpaid(&self) -> Fen {
        less(self.charged, &[self.waived, self.voided, self.paid]).max(Fen::ZERO)
    }

    /// What of the money that came in was not given back.
    pub fn kept(&self) -> Fen {
        less(self.paid, &[self.refunded, self.credited])
    }

    /// Over all bills of a child: what is to be paid now, credits taken off; negative is a credit for the next bill.
    pub fn owed(&self) -> Fen {
        less(self.charged, &[self.waived, self.voided, self.credited, self.paid])
    }
}

/// Amounts that a ledger holds are far from the ends of 64 bits: its sums are checked.
fn less(amount: Fen, others: &[Fen]) -> Fen {
    others.iter().fold(amount, |rest, other| Fen(rest.0.saturating_sub(other.0)))
}
