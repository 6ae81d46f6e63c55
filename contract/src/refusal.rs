//! Why a rule says no: facts, never prose. The words are in the catalogue.

use crate::{Fen, GradeSpan, OfferingId, OfficeRefusal};
use chrono::{DateTime, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// Why a choice or a whole application was refused, with the facts a family needs to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// No place is left.
    Full {
        /// All its places.
        capacity: u32,
    },
    /// It meets at the same time as another choice.
    Clash {
        /// Title of the other.
        with: String,
        /// The weekday on which they meet.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Wed"))]
        weekday: Weekday,
    },
    /// The child's grade is not admitted.
    GradeNotAdmitted {
        /// The grades that are.
        admitted: GradeSpan,
    },
    /// The child's grade has clubs and courses in this window on another weekday only.
    GradeWeekday {
        /// The grade.
        grade: u8,
        /// The weekday that is its own.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Thu"))]
        weekday: Weekday,
    },
    /// Another group of the same offering was chosen as well.
    ChosenTwice {
        /// Title of the offering.
        title: String,
    },
    /// More choices than a child may hold.
    TooMany {
        /// How many it may hold.
        most: u32,
    },
    /// The menu has no such group (any more).
    NotOnTheMenu,
    /// Not every choice could be won, and the family asked for all or none: nothing was changed.
    NotAllWon {
        /// The choices that could not be won, and why.
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        lost: Vec<LostChoice>,
    },
    /// The round is not open yet.
    RoundAhead {
        /// When it opens.
        #[serde(with = "crate::wire_time::instant")]
        opens_at: DateTime<Utc>,
    },
    /// The round is over.
    RoundClosed {
        /// When it closed.
        #[serde(with = "crate::wire_time::instant")]
        closed_at: DateTime<Utc>,
    },
    /// The application names a round that is not the one families see now.
    AnotherRound {
        /// Title of the one they see.
        now: String,
    },
    /// The round is not for the child's grade.
    RoundNotForGrade {
        /// The grades it is for.
        grades: Vec<u8>,
    },
    /// Neither care nor a choice: to take no service is said in its own way.
    NothingChosen,
    /// The window has no care to opt into.
    NoSuchCare,
    /// The fee is not what the family was shown.
    PriceMoved {
        /// What they were shown.
        quoted: Fen,
        /// What it is.
        now: Fen,
    },
    /// The text that was signed is not the one in force.
    TextChanged,
    /// Something is paid already: from here on the school's written rule holds.
    AlreadyPaid,
    /// There is nothing to withdraw.
    NothingHeld,
    /// There is no school on that date.
    NoSchoolOn {
        /// The date.
        #[serde(with = "crate::wire_time::date")]
        date: NaiveDate,
    },
    /// It is too late to change with whom the child leaves that day: the teachers have their lists.
    PickUpChangeTooLate {
        /// Until when it could be changed.
        #[serde(with = "crate::wire_time::instant")]
        until: DateTime<Utc>,
    },
    /// The household has no such collector (any more).
    NoSuchCollector,
    /// The collector is expected at the gate on that date.
    CollectorExpected {
        /// The date.
        #[serde(with = "crate::wire_time::date")]
        date: NaiveDate,
    },
    /// The household has named as many collectors as it may.
    TooManyCollectors {
        /// How many it may name.
        most: u32,
    },
    /// The child may not walk home alone.
    TooYoungToWalk {
        /// The grade from which a child may; `None` when the school lets no child.
        from_grade: Option<u8>,
    },
    /// No guardian has signed that the child may walk home alone.
    WalkingNotSigned,
    /// The wish list is empty.
    NothingWished,
    /// More wishes than a list may hold.
    TooManyWishes {
        /// How many it may hold.
        most: u32,
    },
    /// Something wished is not on the menu (any more).
    WishesGone {
        /// What is to be taken off the list.
        gone: Vec<OfferingId>,
    },
    /// The school waives nothing to such a group (any more).
    NoSuchWaiver,
    /// Nothing of this offering's fee is waived to that group.
    WaiverNotFor {
        /// Title of the offering.
        title: String,
    },
    /// The same waiver was applied for before.
    WaiverAskedAlready {
        /// Whether the office has granted it.
        granted: bool,
    },
    /// The office has decided about the application for a waiver.
    WaiverDecided,
    /// A rule of the office's page; its words are the staff's.
    Office(OfficeRefusal),
}

/// A choice that kept a whole application from being taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LostChoice {
    /// Title of the choice.
    pub title: String,
    /// Why it could not be won.
    pub why: Refusal,
}
