//! What households are told: the inbox.

use super::{Store, ids::Ids, roster::new_id};
use crate::{
    error::Error,
    sql::{self, Connection, Inserts, Whole},
};
use chrono::{DateTime, Utc};
use kehou_contract::{BillState, ChildId, Message, MessageId, News, Outcome, SubmissionReceipt};

/// Most messages listed at once.
const MOST_LISTED: i64 = 200;

/// Tells a child's household something, in the transaction that makes it true: whoever finds the one finds the other.
/// The message is in the inbox at the commit, and waits in the outbox for every sender there is.
pub(super) async fn tell(
    tx: &mut Connection,
    child: &str,
    news: &News,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let household: Option<String> = sql::query_scalar("SELECT household_id FROM children WHERE id = $1")
        .bind(child)
        .fetch_optional(&mut *tx)
        .await?;
    let household = household.ok_or(Error::Broken("news is of a child of this school"))?;
    let told = [NewMessage::of((&household, child), news, now)?];
    let mut inserts = Inserts::default();
    add(&mut inserts, &told);
    inserts.write(tx).await?;
    hand_to_senders(tx, &told).await
}

/// A message on its way into the inbox.
pub(super) struct NewMessage {
    id: String,
    household: String,
    child: String,
    news: String,
    at: i64,
}

impl NewMessage {
    /// News of a child, for its household.
    pub(super) fn of(
        (household, child): (&str, &str),
        news: &News,
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        Ok(Self {
            id: new_id(),
            household: household.to_owned(),
            child: child.to_owned(),
            news: serde_json::to_string(news)?,
            at: now.timestamp_millis(),
        })
    }
}

/// Adds messages in their order to what is written.
pub(super) fn add<'v>(inserts: &mut Inserts<'v>, messages: &'v [NewMessage]) {
    let into = "INSERT INTO messages (id, household_id, child_id, news, at) ";
    inserts.add(into, messages, |values, message| {
        values.push_bind(&message.id).push_bind(&message.household).push_bind(&message.child);
        values.push_bind(&message.news).push_bind(message.at);
    });
}

/// Has messages that are written wait for every sender there is.
pub(super) async fn hand_to_senders(tx: &mut Connection, messages: &[NewMessage]) -> Result<(), Error> {
    if messages.is_empty() {
        return Ok(());
    }
    let ids: Vec<&str> = messages.iter().map(|message| &*message.id).collect();
    sql::query(
        "INSERT INTO outbox (message_id, sender, state, next_attempt_at) \
         SELECT messages.id, name, 'waiting', at FROM outbox_senders CROSS JOIN messages \
         WHERE messages.id IN (SELECT value FROM json_each($1)) ORDER BY seq",
    )
    .bind(Ids::of(&ids)?.as_json())
    .execute(tx)
    .await?;
    Ok(())
}

/// What a new receipt means: every application is told of, also one without choices, so that the other guardian learns
/// of it too. What is due first is told last and so stands first in the inbox.
pub(super) fn news_of_receipt(receipt: &SubmissionReceipt) -> impl Iterator<Item = News> {
    let admitted = receipt.outcomes.iter().filter(|choice| choice.outcome == Outcome::In).count();
    let not_admitted = receipt.outcomes.len() - admitted;
    let count = |choices: usize| u32::try_from(choices).unwrap_or(u32::MAX);
    let outcome = News::Outcome {
        receipt: receipt.number.clone(),
        admitted: count(admitted),
        not_admitted: count(not_admitted),
        to_be_seen: count(receipt.outcomes.iter().filter(|choice| choice.to_be_seen).count()),
        under_review: receipt.review.is_some(),
    };
    std::iter::once(outcome).chain(news_of_bill(receipt))
}

/// The first bill of a receipt, if it is due.
pub(super) fn news_of_bill(receipt: &SubmissionReceipt) -> Option<News> {
    let first = receipt.bills.iter().find(|bill| bill.state == BillState::Due)?;
    Some(News::BillDue { receipt: receipt.number.clone(), total: first.total, due_at: first.due_at? })
}

#[derive(sqlx::FromRow)]
struct MessageRow {
    id: String,
    child_id: String,
    at: i64,
    read_at: Option<i64>,
    news: String,
}

impl TryFrom<MessageRow> for Message {
    type Error = Error;

    fn try_from(row: MessageRow) -> Result<Self, Error> {
        Ok(Self {
            id: MessageId::new(row.id),
            child: ChildId::new(row.child_id),
            at: DateTime::from_timestamp_millis(row.at).unwrap_or_default(),
            read: row.read_at.is_some(),
            news: serde_json::from_str(&row.news)?,
        })
    }
}

impl Store {
    /// A household's messages, newest first.
    pub(crate) async fn list_messages(&self, household: &str) -> Result<Vec<Message>, Error> {
        let rows: Vec<MessageRow> = sql::query_as(
            "SELECT id, child_id, at, read_at, news FROM messages WHERE household_id = $1 \
             ORDER BY seq DESC LIMIT $2",
        )
        .bind(household)
        .bind(MOST_LISTED)
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Message::try_from).collect()
    }

    /// How many messages of a household nobody has read.
    pub(crate) async fn count_unread(&self, household: &str) -> sqlx::Result<u32> {
        let unread = "SELECT count(*) FROM messages WHERE household_id = $1 AND read_at IS NULL";
        let Whole(unread) = sql::query_scalar(unread).bind(household).fetch_one(&self.read).await?;
        Ok(unread)
    }

    /// Marks a message of this household, and all its older ones, as read; `false` when it has no such message. What
    /// was read before keeps the time at which it was.
    pub(crate) async fn read_messages(
        &self,
        household: &str,
        up_to: &MessageId,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let mut tx = self.desk.turn().await?;
        let newest: Option<i64> =
            sql::query_scalar("SELECT seq FROM messages WHERE id = $1 AND household_id = $2")
                .bind(up_to.as_str())
                .bind(household)
                .fetch_optional(&mut *tx)
                .await?;
        let Some(newest) = newest else {
            return Ok(false);
        };
        sql::query(
            "UPDATE messages SET read_at = $3 WHERE household_id = $1 AND seq <= $2 AND read_at IS NULL",
        )
        .bind(household)
        .bind(newest)
        .bind(now.timestamp_millis())
        .execute(&mut *tx)
        .await?;
        tx.keep().await?;
        Ok(true)
    }
}
