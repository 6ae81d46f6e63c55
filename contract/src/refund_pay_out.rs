//! Money that goes back to families, and its leaving the school.

use crate::{Fen, HomeClass, PaymentMethod, ReceiptNumber, RefundId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A refund as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeRefund {
    /// Its name.
    pub id: RefundId,
    /// The submission receipt whose bill was paid.
    pub submission: ReceiptNumber,
    /// Name of the child.
    pub child_name: String,
    /// What tells children of the same name apart (学号).
    pub school_number: String,
    /// Its home class.
    pub home_class: HomeClass,
    /// What goes back.
    pub amount: Fen,
    /// How the money had come in: it goes back the same way.
    pub paid_by: PaymentMethod,
    /// Since when it is due to the family.
    #[serde(with = "crate::wire_time::instant")]
    pub since: DateTime<Utc>,
    /// When it left the school; `None` while it is to be paid out.
    #[serde(with = "crate::wire_time::instant_if")]
    pub paid_out_at: Option<DateTime<Utc>>,
}

/// That a refund left the school, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RefundPayOut {
    /// What was paid out.
    pub amount: Fen,
    /// How.
    pub method: PaymentMethod,
    /// Why the office records it, for the audit trail.
    pub reason: String,
}
