//! Opening a file of SQLite as it must be opened.

use super::{CapacityGuard, Opened, SqliteLog, SqliteWriter, WriterEngine};
use crate::{StartError, codes, sql::Pool};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::{
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
    time::Duration,
};

/// Every version before this one can lose committed writes when a checkpoint and a write meet (the WAL-reset bug).
pub(crate) const OLDEST_SQLITE: (&str, [u32; 3]) = ("3.51.3", [3, 51, 3]);
const READERS: u32 = 4;
/// Prepared statements a connection keeps: rows are inserted by statements of several sizes.
const STATEMENTS: usize = 400;

/// Memory for pages the writer keeps: 64 MiB hold the whole term of a school. SQLite counts in KiB, below zero.
const WRITER_CACHE: &str = "-65536";
/// Pages of 4 KiB in the log at which a commit copies them back itself, should that not have been done otherwise
/// (`sqlite_log.rs`).
const MOST_IN_THE_LOG: &str = "65536";
/// Pages that stand in the database's file are read where they lie, up to so many bytes: a reader's own copies would be
/// worth nothing after the next commit.
const MAPPED: &str = "1073741824";

/// The steps that make the tables of a file.
pub(crate) static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations/sqlite");

/// Opens `database` (`sqlite:PATH`), or the one in the data folder, and brings its tables up to date.
pub(super) async fn open(
    database: Option<&str>,
    data: &Path,
    guard: CapacityGuard,
) -> Result<Opened, StartError> {
    let options = options(database, data)?;
    make_private(options.get_filename())?;
    let file = to_be_synced(options.get_filename())?;
    let mut writer = options
        .clone()
        .pragma("cache_size", WRITER_CACHE)
        .pragma("wal_autocheckpoint", MOST_IN_THE_LOG)
        .pragma("temp_store", "MEMORY");
    if guard == CapacityGuard::OffForNegativeControl {
        writer = writer.pragma("ignore_check_constraints", "ON");
    }
    let write = kept_open(1).acquire_timeout(Duration::from_secs(30)).connect_with(writer).await?;
    refuse_old_sqlite(&write).await?;
    sync_what_was_left(&write).await?;
    MIGRATIONS.run(&write).await?;
    let copier = kept_open(1).connect_with(options.clone()).await?;
    let read = kept_open(READERS).connect_with(options.read_only(true).pragma("mmap_size", MAPPED)).await?;
    let (write, read) = (Pool::Sqlite(write), Pool::Sqlite(read));
    let log = SqliteLog::new(Pool::Sqlite(copier), file);
    let writer = WriterEngine::Sqlite(SqliteWriter::new(write.clone(), log));
    Ok(Opened { writer, write, read, is_shared: false })
}

/// Opens a file that is there, only to read it.
pub(crate) async fn open_to_read(file: &Path) -> Result<Pool, StartError> {
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    Ok(Pool::Sqlite(kept_open(1).connect_with(options).await?))
}

/// Connections to a file need no renewing; in the middle of an evening it would cost the writer all the pages it holds.
/// What the pool does every few minutes to renew them also counts its idle connections in a way that can come to less than
/// none (sqlx 0.9.0: one is taken again before it is counted), and would then never end.
fn kept_open(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).idle_timeout(None).max_lifetime(None)
}

/// The file of `database` (`sqlite:PATH`), or the one in the data folder.
pub(crate) fn database_file(database: Option<&str>, data: &Path) -> Result<PathBuf, StartError> {
    match database {
        None => Ok(data.join("kehou.sqlite")),
        Some(url) => match url.strip_prefix("sqlite:") {
            Some(path) => Ok(PathBuf::from(path.trim_start_matches("//"))),
            None => Err(StartError::UnknownDatabase(url.to_owned())),
        },
    }
}

fn options(database: Option<&str>, data: &Path) -> Result<SqliteConnectOptions, StartError> {
    let file = database_file(database, data)?;
    // FULL: an acknowledged place survives a power cut, not only a crash of this process.
    Ok(SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .statement_cache_capacity(STATEMENTS)
        .busy_timeout(Duration::from_secs(5)))
}

/// Makes the file before SQLite does, readable by its owner only: children's names are in it.
fn make_private(file: &Path) -> Result<(), StartError> {
    if file.exists() {
        return Ok(());
    }
    let what = format!("database {}", file.display());
    codes::write_private(file, b"").map_err(|source| StartError::Io { what, source })
}

/// The file once more, for syncs beside SQLite's own.
fn to_be_synced(file: &Path) -> Result<File, StartError> {
    let what = || format!("database {}", file.display());
    // Some systems sync only what may be written.
    OpenOptions::new()
        .read(true)
        .write(true)
        .open(file)
        .map_err(|source| StartError::Io { what: what(), source })
}

/// What a killed process had committed and not yet synced stands in the system's memory, is read like anything else, and may
/// be answered by. Copying the log back syncs it first.
async fn sync_what_was_left(pool: &sqlx::SqlitePool) -> Result<(), StartError> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await?;
    Ok(())
}

async fn refuse_old_sqlite(pool: &sqlx::SqlitePool) -> Result<(), StartError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(pool).await?;
    match is_old(&found) {
        true => Err(StartError::OldSqlite { found, needed: OLDEST_SQLITE.0 }),
        false => Ok(()),
    }
}

fn is_old(version: &str) -> bool {
    let parts: Vec<u32> = version.split('.').map_while(|part| part.parse().ok()).collect();
    parts.as_slice() < OLDEST_SQLITE.1.as_slice()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql;

    #[test]
    fn versions_that_lose_writes_are_known() {
        for (version, old) in
            [("3.51.2", true), ("3.46.1", true), ("3.51.3", false), ("3.53.0", false), ("4.0.0", false)]
        {
            assert_eq!(is_old(version), old, "{version}");
        }
    }

    #[test]
    fn a_file_is_named_as_an_address_or_not_at_all() {
        let refused = options(Some("mysql://localhost/kehou"), Path::new("."));
        assert!(matches!(refused, Err(StartError::UnknownDatabase(_))));
        let taken = options(Some("sqlite://x/y.sqlite"), Path::new(".")).expect("taken");
        assert_eq!(taken.get_filename(), Path::new("x/y.sqlite"));
        let own = options(None, Path::new("data")).expect("the folder's own");
        assert_eq!(own.get_filename(), Path::new("data/kehou.sqlite"));
    }

    #[tokio::test]
    async fn the_writer_syncs_every_commit_and_checks_every_reference() {
        let folder = tempfile::tempdir().expect("a folder");
        let opened = open(None, folder.path(), CapacityGuard::On).await.expect("opened");
        let mode: String =
            sql::query_scalar("PRAGMA journal_mode").fetch_one(&opened.write).await.expect("a row");
        assert_eq!(mode, "wal");
        for (pragma, expected) in [("PRAGMA synchronous", 2), ("PRAGMA foreign_keys", 1)] {
            let value: i64 = sql::query_scalar(pragma).fetch_one(&opened.write).await.expect("a row");
            assert_eq!(value, expected, "{pragma}");
        }
    }
}
