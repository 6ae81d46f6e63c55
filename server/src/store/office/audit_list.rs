//! The audit trail, as the office reads it.

use crate::{error::Error, sql, store::Store};
use chrono::DateTime;
use kehou_contract::{AuditEntry, AuditFact};

/// Changes listed at once.
const MOST_CHANGES: i64 = 200;
/// Looks at lists of children listed beside them: there are many, and they must not push the changes out.
const MOST_LOOKS: i64 = 100;

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
        let mut facts: serde_json::Map<_, _> = serde_json::from_str(&row.facts).unwrap_or_default();
        let reason = facts.remove("reason");
        Self {
            seq: row.seq,
            at: DateTime::from_timestamp_millis(row.at).unwrap_or_default(),
            teacher: row.teacher,
            action: row.action,
            target: row.target,
            reason: reason.and_then(|reason| reason.as_str().map(str::to_owned)),
            facts: facts.into_iter().map(|(name, value)| AuditFact { name, value: plain(&value) }).collect(),
        }
    }
}

/// A fact as people read it: no quotes, several things one after another.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(many) => many.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

impl Store {
    /// What the staff did, newest first.
    pub(crate) async fn list_staff_audit(&self) -> Result<Vec<AuditEntry>, Error> {
        let rows: Vec<Row> = sql::query_as(
            "WITH of_staff AS (SELECT seq, at, teachers.name AS teacher, action, target, facts FROM audit_rows \
             JOIN teachers ON teachers.id = actor) \
             SELECT * FROM (SELECT * FROM of_staff WHERE action <> 'roster.read' ORDER BY seq DESC LIMIT $1) AS changes \
             UNION ALL \
             SELECT * FROM (SELECT * FROM of_staff WHERE action = 'roster.read' ORDER BY seq DESC LIMIT $2) AS looks \
             ORDER BY seq DESC",
        )
        .bind(MOST_CHANGES)
        .bind(MOST_LOOKS)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(AuditEntry::from).collect())
    }
}
