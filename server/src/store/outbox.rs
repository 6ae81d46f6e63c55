//! What still has to leave the house. Nothing is marked before it was answered: whatever ends in between, the row waits
//! and is sent again.

use super::{Store, ids::Ids};
use crate::{
    error::Error,
    sql::{self, Target},
};
use chrono::{DateTime, TimeDelta, Utc};

/// A message that waits for a sender.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Waiting {
    pub(crate) message_id: String,
    /// Attempts that failed so far.
    #[sqlx(try_from = "i64")]
    pub(crate) attempts: u32,
    pub(crate) household_id: String,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    /// As it is kept: who sends it reads it, so that one row nobody can read holds up no other.
    pub(crate) news: String,
}

/// What became of an attempt to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// It arrived.
    Sent,
    /// It failed and is tried again at this instant.
    Again(DateTime<Utc>),
    /// It failed for the last time.
    GivenUp,
}

/// How much of a sender's outbox is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Unsent {
    pub(crate) waiting: i64,
    pub(crate) given_up: i64,
}

/// Longer than an attempt lasts.
const TAKEN_FOR: TimeDelta = TimeDelta::minutes(2);

async fn list_waiting<'c>(
    on: impl Into<Target<'c>>,
    sender: &str,
    now: DateTime<Utc>,
    most: u32,
) -> sqlx::Result<Vec<Waiting>> {
    sql::query_as(
        "SELECT message_id, attempts, household_id, at, news FROM outbox \
         JOIN messages ON messages.id = message_id \
         WHERE sender = $1 AND state = 'waiting' AND next_attempt_at <= $2 \
         ORDER BY next_attempt_at, seq LIMIT $3",
    )
    .bind(sender)
    .bind(now.timestamp_millis())
    .bind(most)
    .fetch_all(on)
    .await
}

impl Store {
    /// Takes over through whom messages leave from now on. What waits for a sender that is gone goes on waiting, and
    /// leaves when the sender is back; what was told while there was none is not sent later.
    pub(crate) async fn set_senders(&self, names: &[&str]) -> Result<(), Error> {
        let mut tx = self.desk.turn().await?;
        sql::query("DELETE FROM outbox_senders").execute(&mut *tx).await?;
        for name in names {
            sql::query("INSERT INTO outbox_senders (name) VALUES ($1)").bind(*name).execute(&mut *tx).await?;
        }
        tx.keep().await
    }

    /// Takes the messages a sender has to send now, those that wait longest first. Where several processes send, nobody
    /// else takes them for a while; whoever is gone by then has them sent by another.
    pub(crate) async fn take_waiting(
        &self,
        sender: &str,
        now: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<Waiting>, Error> {
        let waiting = list_waiting(&self.read, sender, now, most).await?;
        if waiting.is_empty() || !self.is_shared {
            return Ok(waiting);
        }
        let mut tx = self.desk.turn().await?;
        let waiting = list_waiting(&mut *tx, sender, now, most).await?;
        let ids: Vec<&str> = waiting.iter().map(|waiting| &*waiting.message_id).collect();
        sql::query(
            "UPDATE outbox SET next_attempt_at = $2 \
             WHERE sender = $1 AND message_id IN (SELECT value FROM json_each($3))",
        )
        .bind(sender)
        .bind((now + TAKEN_FOR).timestamp_millis())
        .bind(Ids::of(&ids)?.as_json())
        .execute(&mut *tx)
        .await?;
        tx.keep().await?;
        Ok(waiting)
    }

    /// When a sender has something to send next.
    pub(crate) async fn next_attempt_at(&self, sender: &str) -> sqlx::Result<Option<DateTime<Utc>>> {
        let next: Option<i64> = sql::query_scalar(
            "SELECT min(next_attempt_at) FROM outbox WHERE sender = $1 AND state = 'waiting'",
        )
        .bind(sender)
        .fetch_one(&self.read)
        .await?;
        Ok(next.and_then(DateTime::from_timestamp_millis))
    }

    /// Writes down what became of a batch, in one commit.
    pub(crate) async fn record_attempts(
        &self,
        sender: &str,
        attempts: &[(String, Attempt)],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.desk.turn().await?;
        for (message, attempt) in attempts {
            let (state, next_attempt_at, sent_at) = match attempt {
                Attempt::Sent => ("sent", None, Some(now)),
                Attempt::Again(at) => ("waiting", Some(*at), None),
                Attempt::GivenUp => ("given_up", None, None),
            };
            sql::query(
                "UPDATE outbox SET state = $3, attempts = attempts + 1, next_attempt_at = $4, sent_at = $5 \
                 WHERE message_id = $1 AND sender = $2 AND state = 'waiting'",
            )
            .bind(message)
            .bind(sender)
            .bind(state)
            .bind(next_attempt_at.map(|at| at.timestamp_millis()))
            .bind(sent_at.map(|at| at.timestamp_millis()))
            .execute(&mut *tx)
            .await?;
        }
        tx.keep().await
    }

    /// How much a sender has not sent.
    pub(crate) async fn count_unsent(&self, sender: &str) -> sqlx::Result<Unsent> {
        sql::query_as(
            "SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, \
             count(*) FILTER (WHERE state = 'given_up') AS given_up FROM outbox WHERE sender = $1",
        )
        .bind(sender)
        .fetch_one(&self.read)
        .await
    }
}
