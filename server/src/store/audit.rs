//! The audit trail: who did what to what, in the order it was done.

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
    sqlx::query_scalar(
        "INSERT INTO audit_rows (at, actor, action, target, facts) VALUES ($1, $2, $3, $4, $5) RETURNING seq",
    )
    .bind(now.timestamp_millis())
    .bind(row.actor)
    .bind(row.action)
    .bind(row.target)
    .bind(row.facts.to_string())
    .fetch_one(tx)
    .await
}
