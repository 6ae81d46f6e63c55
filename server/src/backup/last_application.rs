use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

/// The last application a backup holds. What was taken after it is not in there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastApplication {
    /// Its sequence number.
    pub seq: i64,
    /// When it was taken, by the server's clock.
    pub at: DateTime<Utc>,
    /// The number on its receipt. The numbers are one series: a higher one is not in the backup.
    pub receipt: String,
}

impl FromRow<'_, SqliteRow> for LastApplication {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let at = DateTime::from_timestamp_millis(row.try_get("submitted_at")?);
        let at = at.ok_or_else(|| sqlx::Error::Decode("an instant out of range".into()))?;
        Ok(Self { seq: row.try_get("seq")?, at, receipt: row.try_get("number")? })
    }
}

impl LastApplication {
    /// None before the first.
    pub(super) async fn read(database: &mut SqliteConnection) -> sqlx::Result<Option<Self>> {
        sqlx::query_as(
            "SELECT seq, submitted_at, number FROM applications JOIN submission_receipts \
             ON application_id = applications.id ORDER BY seq DESC LIMIT 1",
        )
        .fetch_optional(database)
        .await
    }
}
