//! What applications that are decided together change, to be written together.

use super::Submission;
use crate::store::{
    audit::NumberedRow, bills::NewBill, keys::NewAnswer, messages::NewMessage, receipts::NewReceipt,
    signatures::NewSignature,
};
use chrono::{DateTime, Utc};
use kehou_contract::{GroupId, OfferingId, Participation, QuotaId, ReviewState, RoundId, WindowId};
use std::collections::BTreeMap;

/// The changes, table by table.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) given_up: Vec<GivenUp>,
    /// Children whose applications in force are replaced, and when.
    pub(super) replaced: Vec<(String, DateTime<Utc>)>,
    /// By how many the places taken in a group change.
    pub(super) places: BTreeMap<GroupId, i64>,
    pub(super) applications: Vec<NewApplication>,
    /// Where the review of an application begins.
    pub(super) reviews: Vec<(String, ReviewState)>,
    pub(super) enrolments: Vec<NewEnrolment>,
    pub(super) taken_up: Vec<TakenUp>,
    /// Places of enrolments counted apart.
    pub(super) quota_places: Vec<(String, QuotaId)>,
    pub(super) meetings: Vec<NewMeeting>,
    /// Children whose care is settled, and those of them that may have had care before.
    pub(super) cared_for: Vec<String>,
    pub(super) care_anew: Vec<String>,
    pub(super) care: Vec<NewCare>,
    pub(super) bills: Vec<NewBill>,
    pub(super) signatures: Vec<NewSignature>,
    pub(super) receipts: Vec<NewReceipt>,
    pub(super) messages: Vec<NewMessage>,
    pub(super) audit: Vec<NumberedRow>,
    pub(super) answers: Vec<NewAnswer>,
}

/// A place that is given back.
pub(super) struct GivenUp {
    pub(super) child: String,
    pub(super) enrolment: String,
    pub(super) at: DateTime<Utc>,
}

pub(super) struct NewApplication {
    pub(super) seq: i64,
    pub(super) id: String,
    pub(super) child: String,
    pub(super) round: RoundId,
    pub(super) participation: &'static str,
    /// The application as it was sent, as JSON.
    pub(super) wish: String,
    pub(super) at: DateTime<Utc>,
}

pub(super) struct NewEnrolment {
    pub(super) id: String,
    pub(super) child: String,
    pub(super) offering: OfferingId,
    pub(super) group: GroupId,
    pub(super) application: String,
    pub(super) at: DateTime<Utc>,
    pub(super) held_from: Option<String>,
    pub(super) to_be_seen: bool,
}

/// A place that was only proposed and is now the child's.
pub(super) struct TakenUp {
    pub(super) enrolment: String,
    pub(super) application: String,
}

pub(super) struct NewMeeting {
    pub(super) child: String,
    pub(super) weekday: u32,
    pub(super) window: WindowId,
    pub(super) turn: u32,
    pub(super) enrolment: String,
}

pub(super) struct NewCare {
    pub(super) child: String,
    pub(super) window: WindowId,
    pub(super) application: String,
}

impl NewApplication {
    pub(super) fn of(submission: &Submission, seq: i64, id: &str) -> serde_json::Result<Self> {
        Ok(Self {
            seq,
            id: id.to_owned(),
            child: submission.own.child.id.to_string(),
            round: submission.application.round.clone(),
            participation: match &submission.application.participation {
                Participation::NoService => "no_service",
                Participation::TakingPart(_) => "taking_part",
            },
            wish: serde_json::to_string(&submission.application)?,
            at: submission.now,
        })
    }
}

impl Rows {
    /// Counts a change of the places taken in a group.
    pub(super) fn count(&mut self, group: &GroupId, change: i64) {
        *self.places.entry(group.clone()).or_default() += change;
    }
}
