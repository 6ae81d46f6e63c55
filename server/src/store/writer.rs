//! SQLite behind the desk: one connection writes, and every commit is synced.

use super::{
    CapacityGuard, Written,
    submit::{Entry, Together, decide_run},
};
use crate::{
    desk::{Desk, Turn, Writer},
    error::Error,
};
use sqlx::{Sqlite, SqliteConnection, SqlitePool, Transaction};
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
    type Transaction = Transaction<'static, Sqlite>;
    type Entry = Entry;
    type Together = Together;
    type Answer = Written;

    async fn begin(&self) -> Result<Self::Transaction, Error> {
        Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
    }

    async fn commit(&self, transaction: Self::Transaction) -> Result<(), Error> {
        transaction.commit().await?;
        self.commits.fetch_add(1, Ordering::Relaxed);
        Ok(())
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
