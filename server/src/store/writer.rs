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
use std::ops::{Deref, DerefMut};

/// The desk before the database.
pub(super) type StoreDesk = Desk<SqliteWriter>;

/// A turn with the connection that writes.
pub(super) type WriteTurn = Turn<SqliteWriter>;

/// The connection that writes.
#[derive(Debug)]
pub(crate) struct SqliteWriter {
    pub(super) pool: SqlitePool,
    pub(super) guard: CapacityGuard,
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
        Ok(transaction.commit().await?)
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
