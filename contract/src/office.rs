//! What the school office changes while a round runs; every change with a reason.

use crate::Offering;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// New times of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundTimes {
    /// The first instant at which an application is taken.
    #[serde(with = "crate::wire_time::instant")]
    pub opens_at: DateTime<Utc>,
    /// The first instant at which none is taken any more.
    #[serde(with = "crate::wire_time::instant")]
    pub closes_at: DateTime<Utc>,
    /// Why, for the audit trail.
    pub reason: String,
}

/// A new number of places of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCapacity {
    /// All places; never fewer than are taken.
    pub capacity: u32,
    /// Why, for the audit trail.
    pub reason: String,
}

/// Cancelling a session, or holding it after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionChange {
    /// Which session.
    #[serde(with = "crate::wire_time::date")]
    pub date: NaiveDate,
    /// Whether it takes place.
    pub held: bool,
    /// Why, as the families of the group read it.
    pub reason: String,
}

/// What a change of a session led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionChanged {
    /// Families that were told.
    pub told: u32,
}

/// Showing an offering on the menu, or taking it off. Children who are in it stay in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Whether families can choose it.
    pub published: bool,
    /// Why, for the audit trail.
    pub reason: String,
}

/// What the office has changed against the school's file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeView {
    /// Offerings taken off the menu, whole: the menu does not have them.
    pub hidden: Vec<Offering>,
    /// Sessions that do not take place, from today on.
    pub cancelled: Vec<crate::CancelledSession>,
}

/// A row of the audit trail, as the office reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its place in the order of all that was done.
    pub seq: i64,
    /// When.
    #[serde(with = "crate::wire_time::instant")]
    pub at: DateTime<Utc>,
    /// A teacher's name; `None` for a family, which is not named here.
    pub teacher: Option<String>,
    /// What was done: `capacity.set`, `payment.recorded` …
    pub action: String,
    /// To what, by id.
    pub target: String,
    /// The reason given.
    pub reason: Option<String>,
    /// The facts kept with it: ids and numbers, never a name.
    pub facts: Vec<AuditFact>,
}

/// One fact of a row of the audit trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditFact {
    /// Its name: `from`, `to`, `told` …
    pub name: String,
    /// What it was.
    pub value: String,
}

/// Why a rule says no to the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OfficeRefusal {
    /// A round closes after it opens.
    RoundEndsBeforeItBegins,
    /// There are more children in the group than the places wished for.
    BelowEnrolment {
        /// Children in it.
        enrolled: u32,
    },
    /// More places than any room has.
    TooManyPlaces {
        /// The most that can be set.
        most: u32,
    },
    /// The group has no session on that date, or it is past.
    NoSessionOn {
        /// The date.
        #[serde(with = "crate::wire_time::date")]
        date: NaiveDate,
    },
    /// The bill is not due: it is paid already, or nobody owes it.
    BillNotDue,
    /// A payment pays the whole bill.
    AmountDiffers {
        /// What is due.
        due: crate::Fen,
    },
    /// The school's file does not allow cash.
    NoCash,
    /// A step of the class review is not taken.
    Review(crate::ReviewRefusal),
    /// The application for a waiver is not open: somebody decided, or the family took it back.
    WaiverNotOpen,
    /// The school's file has no such waiver group any more.
    NoSuchWaiver,
    /// The refund was paid out before.
    RefundPaidOut,
    /// These children wait for no teacher of the group: they were seen, or gave their places up. Nothing was changed.
    NotToBeSeen {
        /// Their school numbers.
        school_numbers: Vec<String>,
    },
    /// The school has no children with these numbers: nothing was changed.
    NoSuchChildren {
        /// The school numbers nobody has.
        school_numbers: Vec<String>,
    },
}
