//! Numbers that were given after the backup was taken.

use super::BackupError;
use sqlx::{
    Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteSynchronous},
};
use std::path::Path;

/// Lets every series of receipts go on from the next hundred thousand: what was given after the backup is in families'
/// hands, and how far the series had come nobody knows. No number is given twice (law I12).
pub(super) async fn leave_out_what_was_given(database: &Path) -> Result<(), BackupError> {
    skip(database).await.map_err(BackupError::damaged(database))
}

async fn skip(database: &Path) -> sqlx::Result<()> {
    let options = SqliteConnectOptions::new().filename(database).synchronous(SqliteSynchronous::Full);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::query("UPDATE number_series SET last = (last / 100000 + 1) * 100000")
        .execute(&mut connection)
        .await?;
    connection.close().await
}
