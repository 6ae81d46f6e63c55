//! A child's places in the term.

use crate::{EnrolmentId, GroupId, OfferingId, ReceiptNumber, ReviewState, Waiver, WindowId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A place a child holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolment {
    /// Its name.
    pub id: EnrolmentId,
    /// The offering.
    pub offering: OfferingId,
    /// The group of it.
    pub group: GroupId,
    /// Since when.
    #[serde(with = "crate::wire_time::instant")]
    pub enrolled_at: DateTime<Utc>,
    /// Whether a teacher has still to see the child: the place is taken, and counts afterwards.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub to_be_seen: bool,
}

/// What is settled for one child this term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildTerm {
    /// Whether the family has answered at all, and how.
    pub answer: Answer,
    /// Windows with care.
    pub care: Vec<WindowId>,
    /// Places held.
    pub enrolments: Vec<Enrolment>,
    /// Number of the receipt now in force.
    pub receipt: Option<ReceiptNumber>,
    /// Whether money came in for this child: from then on it leaves by the school's refund rule.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paid: bool,
    /// Where the application stands in its class review, in a round that has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewState>,
    /// What the office waives for this child: every price shown to its family has it taken off. Nobody but the family
    /// is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
    /// When the whole menu opens for this child, where that is before the round opens for everybody. Why, nobody is
    /// told. What it returns to may open earlier still.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::wire_time::instant_if")]
    pub opens_at: Option<DateTime<Utc>>,
    /// Offerings the school invited the child to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invited: Vec<OfferingId>,
    /// Offerings it was a member of last term.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returning: Vec<OfferingId>,
}

/// A family's answer to the first question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// None yet: nothing is assumed.
    #[default]
    None,
    /// The child leaves at the ordinary end of school.
    NoService,
    /// The child takes part.
    TakingPart,
    /// The family took everything back.
    Withdrawn,
}
