//! The audit trail: who did what to what, in the order it was done, each row chained to the one before (law I11).

use crate::{
    audit_chain::{BEGINNING, Hash, Link},
    codes::sha256,
    error::Error,
    sql::{self, Connection, Inserts, Target},
};
use chrono::{DateTime, Utc};

/// Something that was done.
pub(super) struct AuditRow<'a> {
    pub(super) actor: &'a str,
    pub(super) action: &'a str,
    pub(super) target: &'a str,
    /// JSON; ids and numbers, never names.
    pub(super) facts: serde_json::Value,
}

impl AuditRow<'_> {
    /// The same with what was answered, and its place in the trail.
    fn numbered(self, seq: i64, answer: Option<&str>, at: DateTime<Utc>) -> NumberedRow {
        let Self { actor, action, target, facts } = self;
        let [actor, action, target] = [actor, action, target].map(str::to_owned);
        let answer_digest = answer.map(|answer| sha256(answer.as_bytes()));
        NumberedRow { seq, at, actor, action, target, facts, answer_digest }
    }
}

/// Writes a row and returns its sequence number, which is the commit's.
pub(super) async fn record(tx: &mut Connection, row: AuditRow<'_>, now: DateTime<Utc>) -> Result<i64, Error> {
    record_one(tx, row, None, now).await
}

/// The same for what was answered.
pub(super) async fn record_answered(
    tx: &mut Connection,
    row: AuditRow<'_>,
    answer: &str,
    now: DateTime<Utc>,
) -> Result<i64, Error> {
    record_one(tx, row, Some(answer), now).await
}

async fn record_one(
    tx: &mut Connection,
    row: AuditRow<'_>,
    answer: Option<&str>,
    now: DateTime<Utc>,
) -> Result<i64, Error> {
    let trail = Trail::read(tx).await?;
    let row = row.numbered(trail.last + 1, answer, now);
    let seq = row.seq;
    let rows = [row];
    let mut inserts = Inserts::default();
    trail.add(&mut inserts, &rows);
    inserts.write(tx).await?;
    Ok(seq)
}

/// A row whose sequence number is settled before it is written.
pub(super) struct NumberedRow {
    pub(super) seq: i64,
    pub(super) at: DateTime<Utc>,
    pub(super) actor: String,
    pub(super) action: String,
    pub(super) target: String,
    pub(super) facts: serde_json::Value,
    pub(super) answer_digest: Option<Hash>,
}

/// A row by which a history is known again: whatever went another way before it has another hash.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Head {
    pub(crate) seq: i64,
    hash: Vec<u8>,
}

/// The last row; none at the beginning.
pub(super) async fn head<'c>(on: impl Into<Target<'c>>) -> sqlx::Result<Option<Head>> {
    sql::query_as("SELECT seq, hash FROM audit_rows ORDER BY seq DESC LIMIT 1").fetch_optional(on).await
}

/// Whether this row is there still.
pub(super) async fn has<'c>(on: impl Into<Target<'c>>, head: &Head) -> sqlx::Result<bool> {
    let hash: Option<Vec<u8>> = sql::query_scalar("SELECT hash FROM audit_rows WHERE seq = $1")
        .bind(head.seq)
        .fetch_optional(on)
        .await?;
    Ok(hash.as_ref() == Some(&head.hash))
}

/// How far the trail has come. Whoever writes is alone until the commit: the next row is the one after.
pub(super) struct Trail {
    /// The last number given.
    pub(super) last: i64,
    hash: Hash,
}

impl Trail {
    async fn read(tx: &mut Connection) -> Result<Self, Error> {
        let head = head(tx).await?;
        Self::up_to(head.as_ref().map(|head| head.seq), head.as_ref().map(|head| &*head.hash))
    }

    /// The trail up to its last row, if there is one.
    pub(super) fn up_to(seq: Option<i64>, hash: Option<&[u8]>) -> Result<Self, Error> {
        let Some(last) = seq else { return Ok(Self { last: 0, hash: BEGINNING }) };
        let hash = hash.and_then(|hash| hash.try_into().ok()).ok_or(CUT)?;
        Ok(Self { last, hash })
    }

    /// Adds rows in their order, behind the last one, to what is written.
    pub(super) fn add<'v>(&self, inserts: &mut Inserts<'v>, rows: &'v [NumberedRow]) {
        let mut before = self.hash;
        let mut chained = Vec::with_capacity(rows.len());
        for row in rows {
            let facts = row.facts.to_string();
            let link = Link {
                seq: row.seq,
                at: row.at.timestamp_millis(),
                actor: &row.actor,
                action: &row.action,
                target: &row.target,
                facts: &facts,
                answer_digest: row.answer_digest.as_ref().map(<[u8; 32]>::as_slice),
            };
            before = link.hash_after(&before);
            chained.push((row, facts, before));
        }
        let into = "INSERT INTO audit_rows (seq, at, actor, action, target, facts, answer_digest, hash) ";
        inserts.add(into, chained, |values, (row, facts, hash)| {
            values.push_bind(row.seq).push_bind(row.at.timestamp_millis()).push_bind(&row.actor);
            values.push_bind(&row.action).push_bind(&row.target).push_bind(facts);
            values.push_bind(row.answer_digest.as_ref().map(<[u8; 32]>::as_slice)).push_bind(hash.to_vec());
        });
    }
}

const CUT: Error = Error::Broken("a hash of the audit trail is cut");

/// The hash of the row with this number; what stands before the first one.
async fn hash_of(tx: &mut Connection, seq: i64) -> Result<Hash, Error> {
    if seq == 0 {
        return Ok(BEGINNING);
    }
    let hash: Vec<u8> =
        sql::query_scalar("SELECT hash FROM audit_rows WHERE seq = $1").bind(seq).fetch_one(tx).await?;
    hash.try_into().map_err(|_| CUT)
}

#[derive(sqlx::FromRow)]
struct Unchained {
    seq: i64,
    at: i64,
    actor: String,
    action: String,
    target: String,
    facts: String,
}

/// Chains the rows of a database from before there was a chain.
pub(super) async fn chain_old_rows(tx: &mut Connection) -> Result<(), Error> {
    let rows: Vec<Unchained> = sql::query_as(
        "SELECT seq, at, actor, action, target, facts FROM audit_rows WHERE hash IS NULL ORDER BY seq",
    )
    .fetch_all(&mut *tx)
    .await?;
    let Some(first) = rows.first() else { return Ok(()) };
    let mut before = hash_of(tx, first.seq - 1).await?;
    for Unchained { seq, at, actor, action, target, facts } in &rows {
        let link = Link { seq: *seq, at: *at, actor, action, target, facts, answer_digest: None };
        before = link.hash_after(&before);
        sql::query("UPDATE audit_rows SET hash = $2 WHERE seq = $1")
            .bind(seq)
            .bind(before.to_vec())
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}
