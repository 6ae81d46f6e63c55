//! Money that came in, and the receipt for it (缴费收据).

use crate::{Bill, BillId, ChildId, Fen, HomeClass, PaymentReceiptNumber, ReceiptNumber, ReceiptState};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A payment the office records; its amount is the whole bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// What came in.
    pub amount: Fen,
    /// How it came in.
    pub method: PaymentMethod,
    /// Why the office records it, for the audit trail.
    pub reason: String,
}

/// How money came in. Paying online comes later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// To the school's account, by the number of its voucher (凭证号).
    Transfer {
        /// The number on the bank's slip.
        voucher: String,
    },
    /// At the office, where the school takes cash.
    Cash,
}

/// Proof of money received; its number series is its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaymentReceipt {
    /// Printed number.
    pub number: PaymentReceiptNumber,
    /// The submission receipt whose bill was paid.
    pub submission: ReceiptNumber,
    /// When the office recorded it.
    #[serde(with = "crate::wire_time::instant")]
    pub received_at: DateTime<Utc>,
    /// Name of the school.
    pub school: String,
    /// Name of the child.
    pub child_name: String,
    /// Its home class.
    pub home_class: HomeClass,
    /// What was paid for, line by line.
    pub bill: Bill,
    /// What came in.
    pub amount: Fen,
    /// How it came in.
    pub method: PaymentMethod,
    /// The document by which fees are charged.
    pub fee_document: String,
    /// Telephone for complaints.
    pub complaint_phone: String,
}

/// A bill of the signed-in household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FamilyBill {
    /// Whose.
    pub child: ChildId,
    /// The submission receipt it stands on.
    pub submission: ReceiptNumber,
    /// Whether that receipt still holds: it says why a bill is void.
    pub submission_state: ReceiptState,
    /// The bill, in the state it has now.
    pub bill: Bill,
    /// What of the money paid for it goes back to the family.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub refunded: Fen,
    /// What of that has left the school.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub paid_out: Fen,
}

/// A bill as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeBill {
    /// Its name.
    pub id: BillId,
    /// The submission receipt it stands on.
    pub submission: ReceiptNumber,
    /// Name of the child.
    pub child_name: String,
    /// What tells children of the same name apart (学号).
    pub school_number: String,
    /// Its home class.
    pub home_class: HomeClass,
    /// The bill, in the state it has now.
    pub bill: Bill,
    /// What of the money paid for it goes back to the family.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub refunded: Fen,
    /// What of that has left the school.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub paid_out: Fen,
}

fn is_zero(amount: &Fen) -> bool {
    amount.is_zero()
}
