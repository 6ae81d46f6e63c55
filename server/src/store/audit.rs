//! The audit trail: who did what to what, in the order it was done.

use super::inserting::insert_all;
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

/// Something that was done.
pub(super) struct AuditRow<'a> {
    pub(super) actor: &'a str,
    pub(super) action: &'a str,
    pub(super) target: &'a str,
    /// JSON; ids and numbers, never names.
    pub(super) facts: serde_json::Value,
}

/// Writes a row and returns its sequence number, which is the commit's.
pub(super) async fn record(
    tx: &mut SqliteConnection,
    row: AuditRow<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<i64> {
    let seq = last_seq(tx).await? + 1;
    let AuditRow { actor, action, target, facts } = row;
    let [actor, action, target] = [actor, action, target].map(str::to_owned);
    record_all(tx, &[NumberedRow { seq, at: now, actor, action, target, facts }]).await?;
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
}

/// The last number given; the next is one more. Whoever writes is alone until the commit.
pub(super) async fn last_seq(tx: &mut SqliteConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM audit_rows").fetch_one(tx).await
}

/// Writes rows in their order.
pub(super) async fn record_all(tx: &mut SqliteConnection, rows: &[NumberedRow]) -> sqlx::Result<()> {
    let into = "INSERT INTO audit_rows (seq, at, actor, action, target, facts) ";
    insert_all(tx, into, rows, |values, row| {
        values.push_bind(row.seq).push_bind(row.at.timestamp_millis()).push_bind(&row.actor);
        values.push_bind(&row.action).push_bind(&row.target).push_bind(row.facts.to_string());
    })
    .await
}
