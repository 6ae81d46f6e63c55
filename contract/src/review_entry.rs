//! Applications under review, as those who check them read them and take steps with them.

use crate::{ChoiceOutcome, ReceiptNumber, ReviewState, ReviewStep, RosterChild, WindowId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An application in its class review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewEntry {
    /// The number of its submission receipt, which names it.
    pub application: ReceiptNumber,
    /// Whose it is.
    pub child: RosterChild,
    /// When the family submitted it.
    #[serde(with = "crate::wire_time::instant")]
    pub submitted_at: DateTime<Utc>,
    /// Where it stands.
    pub state: ReviewState,
    /// Windows whose care the child would have.
    pub care: Vec<WindowId>,
    /// What became of each choice when it arrived: those that are in have a place kept.
    pub choices: Vec<ChoiceOutcome>,
}

/// A step of the staff with some applications; it is taken with all of them or with none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewReviewStep {
    /// What is done.
    pub step: ReviewStep,
    /// With which applications, by the numbers of their receipts.
    pub applications: Vec<ReceiptNumber>,
    /// Why, for the audit trail.
    pub reason: String,
}

/// A step that was taken; the families it concerns were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewStepTaken {
    /// With how many applications.
    pub applications: u32,
}
