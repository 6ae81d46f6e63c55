//! Applying for a waiver (减免申请). Only the child's guardians and the office see it.

use crate::{OfferingId, Waiver, WaiverGroupId, WaiverRequestId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a guardian applies for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewWaiverRequest {
    /// As one of whom.
    pub group: WaiverGroupId,
    /// For one offering only; `None` for everything the group is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offering: Option<OfferingId>,
    /// Why, in the guardian's words. Sealed in the database, read by the office alone.
    pub reason: String,
}

/// That an application for a waiver was taken. The reason does not come back: this answer is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaiverRequested {
    /// Its name.
    pub id: WaiverRequestId,
    /// When.
    #[serde(with = "crate::wire_time::instant")]
    pub requested_at: DateTime<Utc>,
}

/// An application for a waiver, as the child's guardians see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaiverRequest {
    /// Its name.
    pub id: WaiverRequestId,
    /// What is applied for.
    pub waiver: Waiver,
    /// Title of the group; its id where the school's file no longer has it.
    pub group_title: String,
    /// Title of the offering; empty for everything the group is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub offering_title: String,
    /// The guardian's reason; gone once the family took the application back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What became of it.
    pub state: WaiverState,
    /// When it was made.
    #[serde(with = "crate::wire_time::instant")]
    pub requested_at: DateTime<Utc>,
    /// When the office decided, or the family took it back.
    #[serde(with = "crate::wire_time::instant_if")]
    pub settled_at: Option<DateTime<Utc>>,
    /// Why the office decided so, in its words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
}

/// What became of an application for a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaiverState {
    /// The office has yet to decide.
    Asked,
    /// The office waives it.
    Granted,
    /// The office does not.
    Declined,
    /// The family took it back before the office decided.
    Withdrawn,
}
