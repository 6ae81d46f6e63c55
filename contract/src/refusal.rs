//! Why a rule says no: facts, never prose. The words are in the catalogue.

use crate::{Counting, Fen, GradeSpan, OfferingId, OfficeRefusal, ReviewStage};
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
    /// The places still left are held back for others.
    OnlyHeldBack {
        /// How many are left of them.
        places: u32,
        /// The first instant at which some of them are anybody's; `None` when they never are.
        #[serde(with = "crate::wire_time::instant_if")]
        until: Option<DateTime<Utc>>,
    },
    /// The group has places, but those it shares, or those for children like this one, are taken.
    QuotaFull {
        /// Which, in the school's words: 三年级名额.
        title: String,
        /// All its places.
        capacity: u32,
    },
    /// Only children the school invited get in.
    NotInvited,
    /// It meets at the same time as another choice.
    Clash {
        /// Title of the other.
        with: String,
        /// The weekday on which they meet.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Wed"))]
        weekday: Weekday,
    },
    /// It meets so soon before or after another choice that a child cannot get from one site to the other.
    TooFarApart {
        /// Title of the other.
        with: String,
        /// The weekday on which both meet.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Wed"))]
        weekday: Weekday,
        /// Minutes the way takes.
        minutes: u16,
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
    /// More than a child may have of what one of the school's limits counts.
    TooMany {
        /// What is limited, as the beginning of a sentence; empty on receipts of earlier versions.
        #[serde(default)]
        title: String,
        /// Whether choices are counted, or their weekly meetings.
        #[serde(default)]
        counting: Counting,
        /// The most.
        most: u32,
        /// How many it would be with this one.
        #[serde(default)]
        would_be: u32,
    },
    /// Fewer than a child that takes part must choose: nothing was changed.
    TooFew {
        /// What is limited, as the beginning of a sentence.
        title: String,
        /// Whether choices are counted, or their weekly meetings.
        counting: Counting,
        /// The fewest.
        least: u32,
        /// How many are chosen.
        chosen: u32,
    },
    /// The menu has no such group (any more).
    NotOnTheMenu,
    /// Not every choice could be won, and the family asked for all or none: nothing was changed.
    NotAllWon {
        /// The choices that could not be won, and why.
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        lost: Vec<LostChoice>,
    },
    /// Two children's applications were linked, both or none, and not every choice of both could be won: nothing was
    /// changed for either.
    NotBothWon {
        /// The choices that could not be won, whose, and why.
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        lost: Vec<LinkedLoss>,
    },
    /// Two children's applications were linked, and the whole of one cannot be taken: nothing was changed for either.
    OneNotTaken {
        /// Name of the child whose it is.
        child: String,
        /// Why it cannot be taken.
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        why: Box<Refusal>,
    },
    /// The round is not open yet for this child, or not for this offering.
    RoundAhead {
        /// When it opens for it.
        #[serde(with = "crate::wire_time::instant")]
        opens_at: DateTime<Utc>,
        /// When the application reached the queue, by the server's clock: this decides. `None` on receipts of earlier
        /// versions.
        #[serde(default, with = "crate::wire_time::instant_if", skip_serializing_if = "Option::is_none")]
        arrived_at: Option<DateTime<Utc>>,
    },
    /// The round is over.
    RoundClosed {
        /// When it closed.
        #[serde(with = "crate::wire_time::instant")]
        closed_at: DateTime<Utc>,
        /// When the application reached the queue, by the server's clock: this decides. `None` on receipts of earlier
        /// versions.
        #[serde(default, with = "crate::wire_time::instant_if", skip_serializing_if = "Option::is_none")]
        arrived_at: Option<DateTime<Utc>>,
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
    /// Nobody has signed the agreement and the pick-up pledge.
    NotSigned,
    /// It was signed before the classes are published: the family signs what it gets.
    SignedTooEarly,
    /// Something is paid already: from here on the school's written rule holds.
    AlreadyPaid,
    /// There is nothing to withdraw.
    NothingHeld,
    /// What is given back for leaving is not what the family was shown: nothing was changed.
    RefundMoved {
        /// What they were shown.
        quoted: Fen,
        /// What it is.
        now: Fen,
    },
    /// The term is over: there is nothing left to leave.
    TermOver {
        /// Its last day.
        #[serde(with = "crate::wire_time::date")]
        last_day: NaiveDate,
    },
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
    /// The application stands elsewhere in its class review: this step does not follow.
    UnderReview {
        /// Where it stands.
        stage: ReviewStage,
    },
    /// The time to sign is over: the places may go to other children.
    SigningOver {
        /// When it was.
        #[serde(with = "crate::wire_time::instant")]
        until: DateTime<Utc>,
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

/// A choice that kept two linked applications from being taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkedLoss {
    /// Name of the child whose choice it was.
    pub child: String,
    /// Title of the choice.
    pub title: String,
    /// Why it could not be won.
    pub why: Refusal,
}
