//! What a household is told: facts, never prose. The words are in the catalogue.

use crate::{ChildId, ClockTime, Company, Fen, MessageId, ReceiptNumber};
use chrono::{DateTime, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// A message in a household's inbox. It stays as it was told; only whether it was read changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// Names it, here and wherever else it is sent.
    pub id: MessageId,
    /// The child it is about.
    pub child: ChildId,
    /// When the server told it: in the same commit as what it tells of.
    #[serde(with = "crate::wire_time::instant")]
    pub at: DateTime<Utc>,
    /// Whether one of the guardians has read it.
    pub read: bool,
    /// What it tells.
    pub news: News,
}

/// What happened, with the facts a family needs to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// An application was taken. With neither admitted nor not admitted it had no choices: care alone, or no service.
    Outcome {
        /// The receipt with every outcome and its reason.
        receipt: ReceiptNumber,
        /// Choices won.
        admitted: u32,
        /// Choices lost.
        not_admitted: u32,
        /// Of the choices won, those that count only when a teacher has seen the child.
        #[serde(default, skip_serializing_if = "is_none")]
        to_be_seen: u32,
        /// Whether the choices won are places kept until the class review is over.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        under_review: bool,
    },
    /// The application cannot be met as it is, and the school proposes something that fits.
    ApplicationReturned {
        /// The receipt of the application.
        receipt: ReceiptNumber,
        /// Until when the places wait for an answer.
        #[serde(with = "crate::wire_time::instant")]
        answer_until: DateTime<Utc>,
    },
    /// The classes are published: the family signs, or its places go back.
    ToBeSigned {
        /// The receipt of the application.
        receipt: ReceiptNumber,
        /// The first instant at which it can no longer be signed.
        #[serde(with = "crate::wire_time::instant")]
        sign_until: DateTime<Utc>,
    },
    /// Nobody answered or signed in time, and the places went back.
    ApplicationLetGo {
        /// The receipt of the application.
        receipt: ReceiptNumber,
    },
    /// A bill is to be paid. Its time runs only because this message is there.
    BillDue {
        /// The receipt that has the bill line by line.
        receipt: ReceiptNumber,
        /// What is to be paid.
        total: Fen,
        /// Until when.
        #[serde(with = "crate::wire_time::instant")]
        due_at: DateTime<Utc>,
    },
    /// One session of a group does not take place.
    SessionCancelled {
        /// The offering with its group.
        title: String,
        /// The day of the session.
        #[serde(with = "crate::wire_time::date")]
        date: NaiveDate,
        /// Why, in the school's words; it names no child.
        reason: String,
        /// When the child leaves on that day; `None` where it need not come.
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "16:30"))]
        leaves: Option<ClockTime>,
    },
    /// A cancelled session takes place after all.
    SessionHeld {
        /// The offering with its group.
        title: String,
        /// The day of the session.
        #[serde(with = "crate::wire_time::date")]
        date: NaiveDate,
        /// When the child leaves on that day; `None` where it need not come.
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "17:40"))]
        leaves: Option<ClockTime>,
    },
    /// The child leaves at another time from some date on, because of what it takes part in now.
    LeavingChanged {
        /// Each weekday that changes.
        days: Vec<LeavingChange>,
    },
    /// The family said who comes on one day, or took that back.
    CompanyChanged {
        /// The day.
        #[serde(with = "crate::wire_time::date")]
        date: NaiveDate,
        /// When the child leaves on that day.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "17:30"))]
        leaves: ClockTime,
        /// With whom.
        with: ToldCompany,
        /// Whether that is what is usual: a change was taken back.
        as_usual: bool,
    },
    /// The family said who comes from now on.
    UsualCompanyChanged {
        /// With whom the child leaves where nothing else is said for the day.
        with: ToldCompany,
    },
    /// Money came in for a bill.
    BillPaid {
        /// The receipt that has the bill line by line.
        receipt: ReceiptNumber,
        /// What was paid.
        total: Fen,
        /// The number on the payment receipt.
        number: String,
    },
    /// The office granted a waiver. As whom the child has it is not told here: the message travels.
    WaiverGranted {
        /// What of the bills need not be paid any more.
        less: Fen,
        /// What of the money paid goes back.
        refund: Fen,
    },
    /// The office did not grant a waiver.
    WaiverDeclined,
    /// A teacher has seen the child, and its place counts.
    Admitted {
        /// The offering with its group.
        title: String,
    },
    /// A teacher has seen the child, and its place went back.
    NotAdmitted {
        /// The offering with its group.
        title: String,
        /// What of the bills need not be paid any more.
        less: Fen,
        /// What of the money paid goes back.
        refund: Fen,
    },
    /// The child leaves services during the term.
    Left {
        /// The offerings with their groups, and care.
        titles: Vec<String>,
        /// The first date the child no longer comes to them.
        #[serde(with = "crate::wire_time::date")]
        leaves: NaiveDate,
        /// What of the money paid is returned.
        refund: Fen,
        /// What of it is taken off the next bill.
        credit: Fen,
        /// What nobody had paid and nobody owes any more.
        less: Fen,
    },
    /// A bill was not paid in time, and its places went back.
    PlaceReturned {
        /// The offerings with their groups.
        titles: Vec<String>,
        /// What was to be paid.
        total: Fen,
    },
}

/// A weekday on which a child leaves at another time from a date on. In another season both times move. A time is `None`
/// where the child need not come: on a Saturday without a club.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeavingChange {
    /// The weekday whose timetable it is.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Wed"))]
    pub weekday: Weekday,
    /// The first date on which it is so.
    #[serde(with = "crate::wire_time::date")]
    pub date: NaiveDate,
    /// When the child was to leave on that date.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "18:10"))]
    pub from: Option<ClockTime>,
    /// When it leaves now.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "17:00"))]
    pub to: Option<ClockTime>,
}

/// With whom a child leaves, as far as a message says: it also travels to where nobody is signed in, so it names no
/// one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ToldCompany {
    /// A guardian.
    Guardian,
    /// A collector, by what they are to the child.
    Collector {
        /// 奶奶, 爷爷, 邻居 …
        relation: String,
    },
    /// Nobody: it walks home alone.
    Alone,
}

impl From<&Company> for ToldCompany {
    fn from(company: &Company) -> Self {
        match company {
            Company::Guardian => Self::Guardian,
            Company::Collector(collector) => Self::Collector { relation: collector.relation.clone() },
            Company::Alone => Self::Alone,
        }
    }
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

impl News {
    /// Its name on the wire.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Outcome { .. } => "outcome",
            Self::ApplicationReturned { .. } => "application_returned",
            Self::ToBeSigned { .. } => "to_be_signed",
            Self::ApplicationLetGo { .. } => "application_let_go",
            Self::BillDue { .. } => "bill_due",
            Self::SessionCancelled { .. } => "session_cancelled",
            Self::SessionHeld { .. } => "session_held",
            Self::LeavingChanged { .. } => "leaving_changed",
            Self::CompanyChanged { .. } => "company_changed",
            Self::UsualCompanyChanged { .. } => "usual_company_changed",
            Self::BillPaid { .. } => "bill_paid",
            Self::WaiverGranted { .. } => "waiver_granted",
            Self::WaiverDeclined => "waiver_declined",
            Self::Admitted { .. } => "admitted",
            Self::NotAdmitted { .. } => "not_admitted",
            Self::Left { .. } => "left",
            Self::PlaceReturned { .. } => "place_returned",
        }
    }
}

/// That a household has read its messages up to one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MessageReading {
    /// The newest one read; everything older is read with it.
    pub up_to: MessageId,
}

#[cfg(test)]
mod tests {
    use crate::{News, examples::every_news};

    #[test]
    fn news_is_read_as_it_was_written_and_kept_under_its_kind() {
        for news in every_news() {
            let written = serde_json::to_value(&news).expect("written");
            // What has no facts is its name alone.
            let named = written.as_str() == Some(news.kind()) || written.get(news.kind()).is_some();
            assert!(named, "{written} is {}", news.kind());
            assert_eq!(serde_json::from_value::<News>(written).expect("read"), news);
        }
    }
}
