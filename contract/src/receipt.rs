//! The submission receipt (选课回执): numbered proof of what was submitted and what became of it.

use crate::{Bill, CheckCode, GroupId, HomeClass, OfferingId, ReceiptNumber, Refusal, ReviewState};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a family holds after submitting. Everything on it is as it was at that moment, but its state, and its bills';
/// in a round with review also what was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubmissionReceipt {
    /// Printed number.
    pub number: ReceiptNumber,
    /// The code behind its QR picture.
    pub check_code: CheckCode,
    /// Whether it still holds.
    pub state: ReceiptState,
    /// Where it stands in its class review, in a round that has one: until it is signed the choices that are in have a
    /// place kept, and nothing is to be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewState>,
    /// When the server took the application.
    #[serde(with = "crate::wire_time::instant")]
    pub submitted_at: DateTime<Utc>,
    /// Name of the school.
    pub school: String,
    /// Title of the round.
    pub round: String,
    /// Name of the child.
    pub child_name: String,
    /// Its home class.
    pub home_class: HomeClass,
    /// Care opted into, by the name of its windows. With no outcomes either, the child takes no service.
    pub care: Vec<String>,
    /// What became of each choice, in the family's order.
    pub outcomes: Vec<ChoiceOutcome>,
    /// The application of a sibling it was linked with, if it was: both were taken together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<LinkedReceipt>,
    /// Titles of places given up by this application.
    pub given_up: Vec<String>,
    /// What is to be paid, in the order it is billed, as it stands now: what was waived since is taken off.
    pub bills: Vec<Bill>,
    /// The document by which fees are charged.
    pub fee_document: String,
    /// Telephone for complaints.
    pub complaint_phone: String,
    /// What was signed; `None` when nothing needed signing.
    pub signed: Option<Signed>,
}

/// The other of two linked receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkedReceipt {
    /// Its printed number.
    pub number: ReceiptNumber,
    /// Name of the child.
    pub child_name: String,
}

/// Whether a receipt still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReceiptState {
    /// In force.
    Valid,
    /// A later application took its place.
    Replaced,
    /// The family withdrew, or did not answer or sign in time in a round with review.
    Withdrawn,
}

/// What became of one choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoiceOutcome {
    /// The offering chosen.
    pub offering: OfferingId,
    /// The group chosen.
    pub group: GroupId,
    /// Both in words.
    pub title: String,
    /// In or not, and why not.
    pub outcome: Outcome,
    /// Of a choice that is in: whether a teacher had still to see the child.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub to_be_seen: bool,
}

/// The outcome of one choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 已录取.
    In,
    /// 未录取, with the facts.
    NotIn(Refusal),
}

/// A signature as the receipt keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Signed {
    /// The name typed.
    pub guardian_name: String,
    /// Title and version of each text.
    pub texts: Vec<String>,
}

/// A receipt in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptEntry {
    /// Printed number.
    pub number: ReceiptNumber,
    /// Whether it still holds.
    pub state: ReceiptState,
    /// When it was made.
    #[serde(with = "crate::wire_time::instant")]
    pub submitted_at: DateTime<Utc>,
}

/// What the page behind a receipt's QR picture says: never a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptCheck {
    /// Printed number, to compare with the paper.
    pub number: ReceiptNumber,
    /// Whether it still holds.
    pub state: ReceiptState,
    /// When it was made.
    #[serde(with = "crate::wire_time::instant")]
    pub submitted_at: DateTime<Utc>,
    /// Name of the school.
    pub school: String,
}
