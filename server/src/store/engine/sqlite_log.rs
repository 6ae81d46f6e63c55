//! The log of a file of SQLite (WAL): what is committed is synced there, and copied back into the database's file later.

use crate::{
    error::Error,
    sql::{self, Pool},
};
use std::{
    fs::File,
    io,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::task::{JoinHandle, spawn_blocking};

/// Pages to copy that are worth a pause.
const WORTH_A_PAUSE: i64 = 64;
/// Pages to copy (16 MiB) for which no pause is waited any more.
const MANY: i64 = 4_096;

/// Copies the log back: while nobody waits, or beside the writing. In the opening minute somebody always waits, and whoever
/// comes while the writer copies waits for that as well.
#[derive(Debug)]
pub(super) struct SqliteLog {
    copier: Pool,
    /// The file that is copied into. It stays open until the process ends: a process that closes a file in any of its hands
    /// gives away every lock it has on it (POSIX), SQLite's too.
    file: &'static File,
    beside: Mutex<Option<Beside>>,
}

/// What is being copied beside the writing.
#[derive(Debug)]
struct Beside {
    pages: i64,
    copying: JoinHandle<Result<(), Error>>,
}

impl SqliteLog {
    /// `copier` is a connection of its own to the file that is written.
    pub(super) fn new(copier: Pool, file: File) -> Self {
        Self { copier, file: Box::leak(Box::new(file)), beside: Mutex::default() }
    }

    /// Copies as much as the moment is good for. Only between two transactions of the writer. What is committed is safe in
    /// the log, so that most faults mean only that it is tried again; a sync that failed is not ([`Error::leaves_certain`]).
    pub(super) async fn copy_back(&self, writer: &Pool, somebody_waits: bool) -> Result<(), Error> {
        let before = self.beside().take();
        let came_before = match before {
            Some(before) if !before.copying.is_finished() => {
                *self.beside() = Some(before);
                return Ok(());
            }
            Some(Beside { pages, copying }) => {
                copying.await.unwrap_or(Err(ENDED))?;
                Some(pages)
            }
            None => None,
        };
        let pages = to_copy(writer).await;
        let is_pause = pages >= WORTH_A_PAUSE && !somebody_waits;
        // Each time there is less that came meanwhile. The log begins anew at its start only when all is copied, which is
        // done where nothing can come.
        let is_least = came_before.is_some_and(|before| pages * 2 > before);
        match is_pause || is_least {
            true => copy(writer).await,
            false if pages >= MANY || came_before.is_some() => {
                self.begin_beside(pages);
                Ok(())
            }
            false => Ok(()),
        }
    }

    /// Lets go of the file.
    pub(super) async fn close(&self) {
        self.copier.close().await;
    }

    fn begin_beside(&self, pages: i64) {
        let (copier, file) = (self.copier.clone(), self.file);
        let copying = tokio::spawn(async move {
            copy(&copier).await?;
            // SQLite syncs what it copied only when nothing came meanwhile. All of it would be left to the writer, and to
            // everybody who waits for the next group.
            let synced = spawn_blocking(|| file.sync_data()).await;
            synced.unwrap_or_else(|ended| Err(io::Error::other(ended))).map_err(Error::NotSynced)
        });
        *self.beside() = Some(Beside { pages, copying });
    }

    fn beside(&self) -> MutexGuard<'_, Option<Beside>> {
        self.beside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many pages there are to copy. Not known is none: it is asked again after the next transaction.
async fn to_copy(pool: &Pool) -> i64 {
    let state = sql::query_as("PRAGMA wal_checkpoint(NOOP)").fetch_one(pool).await;
    state.map_or(0, |(_, in_the_log, copied): (i64, i64, i64)| in_the_log - copied)
}

async fn copy(pool: &Pool) -> Result<(), Error> {
    sql::query("PRAGMA wal_checkpoint(PASSIVE)").execute(pool).await?;
    Ok(())
}

const ENDED: Error = Error::Broken("copying the log back ended early");

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
    use std::{path::Path, time::Duration};
    use tokio::time::{sleep, timeout};

    async fn connection(folder: &Path) -> Pool {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("log.sqlite"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .pragma("wal_autocheckpoint", "0");
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
        Pool::Sqlite(pool.expect("a connection"))
    }

    /// Copies back what `writer` writes, into a file that is synced.
    async fn log_of(folder: &Path) -> SqliteLog {
        let copier = connection(folder).await;
        SqliteLog::new(copier, File::open(folder.join("log.sqlite")).expect("the file"))
    }

    async fn write_pages(writer: &Pool, count: i64) {
        sql::query("CREATE TABLE IF NOT EXISTS pages (page BLOB)").execute(writer).await.expect("a table");
        let insert = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) \
                      INSERT INTO pages SELECT zeroblob(4000) FROM n";
        sql::query(insert).bind(count).execute(writer).await.expect("written");
    }

    #[tokio::test]
    async fn a_pause_is_used_for_what_is_worth_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let writer = connection(folder.path()).await;
        let log = log_of(folder.path()).await;
        write_pages(&writer, 8).await;
        let few = to_copy(&writer).await;
        assert!((8..WORTH_A_PAUSE).contains(&few), "{few}");
        log.copy_back(&writer, false).await.expect("copied");
        assert_eq!(to_copy(&writer).await, few, "a handful waits for more");
        write_pages(&writer, WORTH_A_PAUSE).await;
        log.copy_back(&writer, true).await.expect("copied");
        assert!(
            to_copy(&writer).await > WORTH_A_PAUSE,
            "and so does what is worth a pause, while somebody waits"
        );
        log.copy_back(&writer, false).await.expect("copied");
        assert_eq!(to_copy(&writer).await, 0);
    }

    #[tokio::test]
    async fn a_long_log_is_copied_beside_the_writing_and_its_rest_between_two_groups() {
        let folder = tempfile::tempdir().expect("a folder");
        let writer = connection(folder.path()).await;
        let log = log_of(folder.path()).await;
        write_pages(&writer, MANY).await;
        log.copy_back(&writer, true).await.expect("copied");
        assert!(log.beside().is_some(), "it is under way, and nobody waits for it");
        let to_its_end = async {
            // The next group is always there.
            while log.beside().is_some() {
                write_pages(&writer, 1).await;
                log.copy_back(&writer, true).await.expect("copied");
                sleep(Duration::ZERO).await;
            }
        };
        timeout(Duration::from_secs(20), to_its_end).await.expect("it comes to its end");
        assert_eq!(to_copy(&writer).await, 0);
        log.close().await;
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_sync_that_fails_beside_the_writing_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let writer = connection(folder.path()).await;
        let nothing = File::open("/dev/null").expect("a file that cannot be synced");
        let log = SqliteLog::new(connection(folder.path()).await, nothing);
        write_pages(&writer, MANY).await;
        log.copy_back(&writer, true).await.expect("it is under way");
        let told = async {
            loop {
                match log.copy_back(&writer, true).await {
                    Ok(()) => sleep(Duration::ZERO).await,
                    Err(fault) => return fault,
                }
            }
        };
        let fault = timeout(Duration::from_secs(20), told).await.expect("it comes to its end");
        assert!(!fault.leaves_certain(), "{fault}");
    }
}
