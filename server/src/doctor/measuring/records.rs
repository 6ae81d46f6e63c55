use crate::{
    doctor::judging::MovedRound,
    tables::{self, Step},
};
use chrono::{DateTime, Utc};
use kehou_contract::RoundId;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::path::Path;

/// What a database says of itself.
#[derive(Debug)]
pub(crate) struct Records {
    pub(crate) steps: Vec<Step>,
    /// When the last row of the audit trail was written.
    pub(crate) last_change: Option<DateTime<Utc>>,
    pub(crate) households: u64,
    pub(crate) moved_rounds: Vec<MovedRound>,
}

impl Records {
    /// None where there is no database; nothing is changed in one.
    pub(crate) async fn read(database: &Path) -> sqlx::Result<Option<Self>> {
        if !database.exists() {
            return Ok(None);
        }
        let mut connection = open(database).await?;
        let steps = tables::applied(&mut connection).await?;
        let last_change = sqlx::query_scalar("SELECT at FROM audit_rows ORDER BY seq DESC LIMIT 1");
        let last_change: Option<i64> = last_change.fetch_optional(&mut connection).await?;
        let households: i64 =
            sqlx::query_scalar("SELECT count(*) FROM households").fetch_one(&mut connection).await?;
        let moved: Vec<(String, i64, i64)> =
            sqlx::query_as("SELECT round_id, opens_at, closes_at FROM round_times")
                .fetch_all(&mut connection)
                .await?;
        connection.close().await?;
        Ok(Some(Self {
            steps,
            last_change: last_change.and_then(DateTime::from_timestamp_millis),
            households: u64::try_from(households).unwrap_or_default(),
            moved_rounds: moved.into_iter().filter_map(moved_round).collect(),
        }))
    }
}

fn moved_round((round, opens_at, closes_at): (String, i64, i64)) -> Option<MovedRound> {
    let instant = DateTime::from_timestamp_millis;
    Some(MovedRound {
        round: RoundId::new(round),
        opens_at: instant(opens_at)?,
        closes_at: instant(closes_at)?,
    })
}

/// The version of SQLite this program brings.
pub(crate) async fn sqlite_version() -> sqlx::Result<String> {
    let mut memory = SqliteConnection::connect("sqlite::memory:").await?;
    sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut memory).await
}

pub(super) async fn open(database: &Path) -> sqlx::Result<SqliteConnection> {
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(database).read_only(true)).await
}
