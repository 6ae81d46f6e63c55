//! SQLite behind the desk: one connection writes, and every commit is synced.

use super::SqliteLog;
use crate::{
    error::Error,
    sql::{self, Connection, Pool},
};

/// The connection that writes.
#[derive(Debug)]
pub(crate) struct SqliteWriter {
    pool: Pool,
    log: SqliteLog,
}

impl SqliteWriter {
    pub(super) fn new(pool: Pool, log: SqliteLog) -> Self {
        Self { pool, log }
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
        Ok(())
    }

    pub(super) async fn abandon(&self, mut connection: Connection) {
        roll_back(&mut connection).await;
    }

    pub(super) async fn rest(&self, somebody_waits: bool) -> Result<(), Error> {
        self.log.copy_back(&self.pool, somebody_waits).await
    }

    pub(super) async fn close(&self) {
        self.log.close().await;
    }
}

const BEGIN: &str = "BEGIN IMMEDIATE";

/// An error means that SQLite has undone everything already.
async fn roll_back(connection: &mut Connection) {
    let _ = sql::query("ROLLBACK").execute(connection).await;
}
