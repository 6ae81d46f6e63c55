//! The database as of one commit, taken beside the server that writes in it.

use super::BackupError;
use crate::codes::write_private;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{path::Path, time::Duration};

/// For the moment in which a server that starts has the file to itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// Writes what the last commit left into a new file, readable by its owner only.
///
/// `VACUUM INTO` reads as any reader does, from one commit to its end: the writer goes on. The log cannot be copied back
/// beyond that commit meanwhile, so it grows by what is written in these seconds and no more. SQLite's backup interface
/// begins anew whenever another process has written, and in an opening minute would not end. Row numbers stay as they are.
pub(super) async fn take(database: &Path, into: &Path) -> Result<(), BackupError> {
    let options = SqliteConnectOptions::new().filename(database).read_only(true).busy_timeout(PATIENCE);
    let mut connection =
        SqliteConnection::connect_with(&options).await.map_err(BackupError::damaged(database))?;
    // SQLite would make the file readable by everybody; an empty one it takes as it is.
    write_private(into, b"").map_err(BackupError::of(into))?;
    let written =
        sqlx::query("VACUUM INTO $1").bind(into.display().to_string()).execute(&mut connection).await;
    written.map_err(|fault| BackupError::of(into)(std::io::Error::other(fault)))?;
    connection.close().await.map_err(BackupError::damaged(database))
}
