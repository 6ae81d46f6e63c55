//! SQLite behind the desk: one connection writes, and every commit is synced.

use crate::{
    error::Error,
    sql::{self, Connection, Pool},
};
use std::sync::atomic::{AtomicU32, Ordering};

/// Commits after which the log is copied back into the database's file in the next pause.
const COMMITS_IN_THE_LOG: u32 = 4;

/// The connection that writes. What is committed stands in the log (WAL) and is copied back while nobody waits: in the
/// opening minute it would hold everybody up.
#[derive(Debug)]
pub(crate) struct SqliteWriter {
    pool: Pool,
    /// Commits since the log was copied back.
    commits: AtomicU32,
}

impl SqliteWriter {
    pub(super) fn new(pool: Pool) -> Self {
        Self { pool, commits: AtomicU32::new(0) }
    }

    // Not sqlx's own transaction: it counts by itself how deep it is in, and when the disk is full SQLite undoes everything
    // without a word to it. Every transaction after it would fail.
    pub(super) async fn begin(&self) -> Result<Connection, Error> {
        let mut connection = self.pool.acquire().await?;
        if sql::query(BEGIN).execute(&mut connection).await.is_err() {
            // Somebody who panicked has left one open.
            roll_back(&mut connection).await;
            sql::query(BEGIN).execute(&mut connection).await?;
        }
        Ok(connection)
    }

    pub(super) async fn commit(&self, mut connection: Connection) -> Result<(), Error> {
        if let Err(fault) = sql::query("COMMIT").execute(&mut connection).await {
            roll_back(&mut connection).await;
            return Err(fault.into());
        }
        self.commits.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    pub(super) async fn abandon(&self, mut connection: Connection) {
        roll_back(&mut connection).await;
    }

    pub(super) async fn rest(&self) {
        if self.commits.load(Ordering::Relaxed) < COMMITS_IN_THE_LOG {
            return;
        }
        match sql::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&self.pool).await {
            Ok(_) => self.commits.store(0, Ordering::Relaxed),
            // What is committed is safe in the log; it is tried again in the next pause.
            Err(fault) => tracing::warn!(%fault, "the log cannot be copied back"),
        }
    }
}

const BEGIN: &str = "BEGIN IMMEDIATE";

/// An error means that SQLite has undone everything already.
async fn roll_back(connection: &mut Connection) {
    let _ = sql::query("ROLLBACK").execute(connection).await;
}
