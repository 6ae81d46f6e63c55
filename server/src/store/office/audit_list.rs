//! The audit trail, as the office reads it.

use crate::{error::Error, store::Store};
use chrono::DateTime;
use kehou_contract::AuditEntry;

/// Rows listed at once.
const MOST_LISTED: i64 = 200;

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: i64,
    teacher: Option<String>,
    action: String,
    target: String,
    facts: String,
}

impl From<Row> for AuditEntry {
    fn from(row: Row) -> Self {
        let facts: serde_json::Value = serde_json::from_str(&row.facts).unwrap_or_default();
        Self {
            seq: row.seq,
            at: DateTime::from_timestamp_millis(row.at).unwrap_or_default(),
            teacher: row.teacher,
            action: row.action,
            target: row.target,
            reason: facts.get("reason").and_then(|reason| reason.as_str()).map(str::to_owned),
            facts: row.facts,
        }
    }
}

impl Store {
    /// What the staff did, newest first.
    pub(crate) async fn list_staff_audit(&self) -> Result<Vec<AuditEntry>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT seq, at, teachers.name AS teacher, action, target, facts FROM audit_rows \
             JOIN teachers ON teachers.id = actor ORDER BY seq DESC LIMIT $1",
        )
        .bind(MOST_LISTED)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(AuditEntry::from).collect())
    }
}
