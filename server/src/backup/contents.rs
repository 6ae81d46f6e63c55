//! What a database holds, once it is known to be sound.

use super::{BackupError, LastApplication};
use crate::verify;
use chrono::{DateTime, Utc};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::path::Path;

/// How far a database goes.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) tables: i64,
    pub(super) last_application: Option<LastApplication>,
    pub(super) head: Option<String>,
    pub(super) holds_until: Option<DateTime<Utc>>,
}

impl Contents {
    /// Checks that no page is damaged and that every law holds, and reads how far the database goes.
    pub(super) async fn read(database: &Path) -> Result<Self, BackupError> {
        check_pages(database).await?;
        let report = verify(database, None).await.map_err(BackupError::damaged(database))?;
        if let Some((law, how)) = report.first_broken().and_then(|it| Some((it.law, it.broken.clone()?))) {
            return Err(BackupError::Unlawful { law, how });
        }
        let (tables, last_application, at) =
            how_far(database).await.map_err(BackupError::damaged(database))?;
        let holds_until = at.and_then(DateTime::from_timestamp_millis);
        Ok(Self { tables, last_application, head: report.head, holds_until })
    }
}

/// Checks that no page is damaged and that nothing refers to what is not there.
pub(super) async fn check_pages(database: &Path) -> Result<(), BackupError> {
    let fault = first_fault(database).await.map_err(BackupError::damaged(database))?;
    match fault {
        Some(fault) => Err(BackupError::damaged(database)(fault)),
        None => Ok(()),
    }
}

async fn first_fault(database: &Path) -> sqlx::Result<Option<String>> {
    let mut connection = open(database).await?;
    let pages: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut connection).await?;
    let dangling: Option<String> = sqlx::query_scalar(
        "SELECT 'a row of ' || \"table\" || ' refers to nothing' FROM pragma_foreign_key_check LIMIT 1",
    )
    .fetch_optional(&mut connection)
    .await?;
    connection.close().await?;
    Ok(if pages == "ok" { dangling } else { Some(pages) })
}

async fn how_far(database: &Path) -> sqlx::Result<(i64, Option<LastApplication>, Option<i64>)> {
    let mut connection = open(database).await?;
    let tables =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&mut connection).await?;
    let last = LastApplication::read(&mut connection).await?;
    let at = sqlx::query_scalar("SELECT at FROM audit_rows ORDER BY seq DESC LIMIT 1");
    let at = at.fetch_optional(&mut connection).await?;
    connection.close().await?;
    Ok((tables, last, at))
}

async fn open(database: &Path) -> sqlx::Result<SqliteConnection> {
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(database).read_only(true)).await
}
