//! SQLite behind the desk: one connection writes, and every commit is synced.

use super::{
    CapacityGuard, Written,
    submit::{Entry, Together, decide_run},
};
use crate::{
    desk::{Desk, Turn, Writer},
    error::Error,
};
use sqlx::{Sqlite, SqliteConnection, SqlitePool, pool::PoolConnection};
use std::{
    ops::{Deref, DerefMut},
    sync::atomic::{AtomicU32, Ordering},
};

/// The desk before the database.
pub(super) type StoreDesk = Desk<SqliteWriter>;

/// A turn with the connection that writes.
pub(super) type WriteTurn = Turn<SqliteWriter>;

/// Commits after which the log is copied back into the database's file in the next pause.
const COMMITS_IN_THE_LOG: u32 = 4;

/// The connection that writes. What is committed stands in the log (WAL) and is copied back while nobody waits: in the
/// opening minute it would hold everybody up.
#[derive(Debug)]
pub(crate) struct SqliteWriter {
    pool: SqlitePool,
    guard: CapacityGuard,
    /// Commits since the log was copied back.
    commits: AtomicU32,
}

impl SqliteWriter {
    pub(super) fn new(pool: SqlitePool, guard: CapacityGuard) -> Self {
        Self { pool, guard, commits: AtomicU32::new(0) }
    }
}

impl Writer for SqliteWriter {
    // Not sqlx's own transaction: it counts by itself how deep it is in, and when the disk is full SQLite undoes everything
    // without a word to it. Every transaction after it would fail.
    type Transaction = PoolConnection<Sqlite>;
    type Entry = Entry;
    type Together = Together;
    type Answer = Written;

    async fn begin(&self) -> Result<Self::Transaction, Error> {
        let mut connection = self.pool.acquire().await?;
        if sqlx::query(BEGIN).execute(&mut *connection).await.is_err() {
            // Somebody who panicked has left one open.
            roll_back(&mut connection).await;
            sqlx::query(BEGIN).execute(&mut *connection).await?;
        }
        Ok(connection)
    }

    async fn commit(&self, mut connection: Self::Transaction) -> Result<(), Error> {
        if let Err(fault) = sqlx::query("COMMIT").execute(&mut *connection).await {
            roll_back(&mut connection).await;
            return Err(fault.into());
        }
        self.commits.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    async fn abandon(&self, mut connection: Self::Transaction) {
        roll_back(&mut connection).await;
    }

    async fn mark(&self, transaction: &mut Self::Transaction) -> Result<(), Error> {
        sqlx::query("SAVEPOINT mark").execute(&mut **transaction).await?;
        Ok(())
    }

    async fn keep(&self, transaction: &mut Self::Transaction) -> Result<(), Error> {
        sqlx::query("RELEASE mark").execute(&mut **transaction).await?;
        Ok(())
    }

    async fn undo(&self, transaction: &mut Self::Transaction) -> Result<(), Error> {
        sqlx::query("ROLLBACK TO mark").execute(&mut **transaction).await?;
        self.keep(transaction).await
    }

    fn admit(together: &mut Together, next: &Entry) -> bool {
        together.admit(next)
    }

    async fn decide(
        &self,
        transaction: &mut Self::Transaction,
        entries: &[&Entry],
    ) -> Result<Vec<Result<Written, Error>>, Error> {
        decide_run(transaction, self.guard, entries).await
    }

    async fn rest(&self) {
        if self.commits.load(Ordering::Relaxed) < COMMITS_IN_THE_LOG {
            return;
        }
        match sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&self.pool).await {
            Ok(_) => self.commits.store(0, Ordering::Relaxed),
            // What is committed is safe in the log; it is tried again in the next pause.
            Err(fault) => tracing::warn!(%fault, "the log cannot be copied back"),
        }
    }
}

const BEGIN: &str = "BEGIN IMMEDIATE";

/// An error means that SQLite has undone everything already.
async fn roll_back(connection: &mut SqliteConnection) {
    let _ = sqlx::query("ROLLBACK").execute(connection).await;
}

impl Deref for WriteTurn {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.transaction()
    }
}

impl DerefMut for WriteTurn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.transaction_mut()
    }
}
