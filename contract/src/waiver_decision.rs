//! What the office decides about applications for waivers.

use crate::{Fen, HomeClass, WaiverRequest, WaiverState};
use serde::{Deserialize, Serialize};

/// An application for a waiver with whose it is, as the office sees it. Every look at them is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeWaiverRequest {
    /// Name of the child.
    pub child_name: String,
    /// What tells children of the same name apart (学号).
    pub school_number: String,
    /// Its home class.
    pub home_class: HomeClass,
    /// The application.
    pub request: WaiverRequest,
}

/// Granting a waiver, or declining it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WaiverDecision {
    /// Whether it is waived.
    pub granted: bool,
    /// Why. The family reads it; the audit trail does not have it, because it may tell what the family told.
    pub reason: String,
}

/// What a decision led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaiverDecided {
    /// Granted or declined.
    pub state: WaiverState,
    /// What of the child's bills need not be paid any more.
    pub less: Fen,
    /// What of the money paid for it goes back.
    pub refund: Fen,
}
