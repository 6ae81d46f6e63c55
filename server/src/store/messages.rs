//! What households are told: the inbox.

use super::{Store, roster::new_id};
use crate::error::Error;
use chrono::{DateTime, Utc};
use kehou_contract::{BillState, ChildId, Message, MessageId, News, Outcome, SubmissionReceipt};
use sqlx::SqliteConnection;

/// Most messages listed at once.
const MOST_LISTED: i64 = 200;

/// Tells a child's household something, in the transaction that makes it true: whoever finds the one finds the other.
/// The message is in the inbox at the commit, and waits in the outbox for every sender there is.
pub(super) async fn tell(
    tx: &mut SqliteConnection,
    child: &str,
    news: &News,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let id = new_id();
    let told = sqlx::query(
        "INSERT INTO messages (id, household_id, child_id, news, at) \
         SELECT $1, household_id, id, $3, $4 FROM children WHERE id = $2",
    )
    .bind(&id)
    .bind(child)
    .bind(serde_json::to_string(news)?)
    .bind(now.timestamp_millis())
    .execute(&mut *tx)
    .await?;
    if told.rows_affected() != 1 {
        return Err(Error::Broken("news is of a child of this school"));
    }
    sqlx::query(
        "INSERT INTO outbox (message_id, sender, state, next_attempt_at) \
         SELECT $1, name, 'waiting', $2 FROM outbox_senders",
    )
    .bind(&id)
    .bind(now.timestamp_millis())
    .execute(tx)
    .await?;
    Ok(())
}

/// Tells what a new receipt means: every application is told of, also one without choices, so that the other guardian
/// learns of it too. What is due first is told last and so stands first in the inbox.
pub(super) async fn tell_of_receipt(
    tx: &mut SqliteConnection,
    child: &str,
    receipt: &SubmissionReceipt,
    now: DateTime<Utc>,
) -> Result<(), Error> {
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
    tell(tx, child, &outcome, now).await?;
    tell_of_bill(tx, child, receipt, now).await
}

/// Tells of the first bill of a receipt, if it is due.
pub(super) async fn tell_of_bill(
    tx: &mut SqliteConnection,
    child: &str,
    receipt: &SubmissionReceipt,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let first = receipt.bills.iter().find(|bill| bill.state == BillState::Due);
    match first.map(|bill| (bill.total, bill.due_at)) {
        Some((total, Some(due_at))) => {
            let due = News::BillDue { receipt: receipt.number.clone(), total, due_at };
            tell(tx, child, &due, now).await
        }
        _ => Ok(()),
    }
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
        let rows: Vec<MessageRow> = sqlx::query_as(
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
        sqlx::query_scalar("SELECT count(*) FROM messages WHERE household_id = $1 AND read_at IS NULL")
            .bind(household)
            .fetch_one(&self.read)
            .await
    }

    /// Marks a message of this household, and all its older ones, as read; `false` when it has no such message. What
    /// was read before keeps the time at which it was.
    pub(crate) async fn read_messages(
        &self,
        household: &str,
        up_to: &MessageId,
        now: DateTime<Utc>,
    ) -> sqlx::Result<bool> {
        let mut tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        let newest: Option<i64> =
            sqlx::query_scalar("SELECT seq FROM messages WHERE id = $1 AND household_id = $2")
                .bind(up_to.as_str())
                .bind(household)
                .fetch_optional(&mut *tx)
                .await?;
        let Some(newest) = newest else {
            return Ok(false);
        };
        sqlx::query(
            "UPDATE messages SET read_at = $3 WHERE household_id = $1 AND seq <= $2 AND read_at IS NULL",
        )
        .bind(household)
        .bind(newest)
        .bind(now.timestamp_millis())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(true)
    }
}
