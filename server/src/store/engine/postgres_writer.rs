//! PostgreSQL behind the desk: of all processes that serve a school one writes at a time.

use super::{Open, statistics::Statistics};
use crate::{
    error::Error,
    sql::{self, Connection, FaultKind},
};
use sqlx::{PgPool, Row};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long it is asked what became of a transaction. A server that was killed is back within this time.
const PATIENCE: Duration = Duration::from_secs(15);
/// Between two questions.
const PAUSE: Duration = Duration::from_millis(100);

/// How often the school's turn is asked for while others are in the way.
const TRIES: u32 = 5;

/// Something up to a few milliseconds, more after each try, so that those who met do not meet again.
fn jitter(tries: u32) -> Duration {
    let most = Duration::from_millis(4) * tries;
    most.mul_f64(f64::from(getrandom::u32().unwrap_or(0)) / f64::from(u32::MAX))
}

/// Takes the school's turn and the number of the transaction, in one way there and back. The row is the school's: while
/// it is locked no other process writes for the school, and each statement after it sees all that was committed before.
const BEGIN: &str = "BEGIN; SELECT pg_current_xact_id()::text FROM schools FOR UPDATE";
/// A transaction in which a statement failed is undone by `COMMIT`, which says nothing of it. It lets no `SELECT` pass.
const COMMIT: &str = "SELECT 1; COMMIT";

/// Writes in turns with the other processes that serve the school.
#[derive(Debug)]
pub(crate) struct PostgresWriter {
    pool: PgPool,
    statistics: Statistics,
}

impl PostgresWriter {
    pub(super) fn new(pool: PgPool) -> Self {
        Self { pool, statistics: Statistics::new() }
    }

    /// Learns that so many applications were decided.
    pub(super) fn count(&self, decided: usize) {
        self.statistics.count(decided, &self.pool);
    }

    /// Waits for the school's turn. A database of several machines may say that another was faster; then it is asked again.
    pub(super) async fn begin(&self) -> Result<Open, Error> {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_to_begin().await {
                Err(fault) if tries < TRIES && fault.is_worth_another_try() => sleep(jitter(tries)).await,
                begun => return begun,
            }
        }
    }

    async fn try_to_begin(&self) -> Result<Open, Error> {
        let mut connection = self.pool.acquire().await?;
        let begun = sqlx::raw_sql(BEGIN).fetch_one(&mut *connection).await.and_then(|row| row.try_get(0));
        let connection = Connection::Postgres(connection);
        match begun {
            Ok(number) => Ok(Open { connection, number: Some(number) }),
            Err(fault) => {
                self.abandon(Open { connection, number: None }).await;
                Err(fault.into())
            }
        }
    }

    pub(super) async fn commit(&self, mut open: Open) -> Result<(), Error> {
        let Connection::Postgres(connection) = &mut open.connection else { return Err(OF_ANOTHER) };
        match sqlx::raw_sql(COMMIT).execute(&mut **connection).await {
            Ok(_) => Ok(()),
            Err(fault) => match (FaultKind::of(&fault), open.number.take()) {
                // The line broke, or the server went down: it may have been heard before.
                (FaultKind::Busy, Some(number)) => self.settle(&number, fault).await,
                _ => {
                    self.abandon(open).await;
                    Err(fault.into())
                }
            },
        }
    }

    /// An error means that the line is broken, which undoes everything as well.
    pub(super) async fn abandon(&self, mut open: Open) {
        let _ = sql::query("ROLLBACK").execute(&mut open.connection).await;
    }

    /// Asks what became of a transaction whose end nobody heard of. While it cannot be asked nobody is answered: a place
    /// that is called lost must not be there, nor one that is called taken be lost.
    async fn settle(&self, number: &str, fault: sqlx::Error) -> Result<(), Error> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.status(number).await.as_deref() {
                Ok("committed") => return Ok(()),
                Ok("aborted") => return Err(fault.into()),
                _ if Instant::now() > deadline => return Err(UNKNOWN),
                // It is still on its way, or the server is not back.
                _ => sleep(PAUSE).await,
            }
        }
    }

    async fn status(&self, number: &str) -> sqlx::Result<String> {
        sqlx::query_scalar("SELECT coalesce(pg_xact_status($1::text::xid8), 'unknown')")
            .bind(number)
            .fetch_one(&self.pool)
            .await
    }
}

const OF_ANOTHER: Error = Error::Broken("a transaction of another database");
const UNKNOWN: Error =
    Error::Broken("nobody knows what became of a transaction; its keys tell, when they are sent again");

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the tests may use a server, if they are to run on PostgreSQL (server/tests/api/running_server/database.rs).
    async fn pool() -> Option<PgPool> {
        let server = std::env::var("KEHOU_TEST_POSTGRES").ok()?;
        Some(PgPool::connect(&format!("{server}/postgres")).await.expect("the server of the tests"))
    }

    const NUMBER: &str = "SELECT pg_current_xact_id()::text";

    #[tokio::test]
    async fn what_became_of_a_transaction_is_told_after_the_line_broke() {
        let Some(pool) = pool().await else { return };
        let writer = PostgresWriter::new(pool.clone());
        let broken = || sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into());
        let mut kept = pool.begin().await.expect("begun");
        let number: String = sqlx::query_scalar(NUMBER).fetch_one(&mut *kept).await.expect("a number");
        kept.commit().await.expect("kept");
        writer.settle(&number, broken()).await.expect("it is there");
        let mut undone = pool.begin().await.expect("begun");
        let number: String = sqlx::query_scalar(NUMBER).fetch_one(&mut *undone).await.expect("a number");
        undone.rollback().await.expect("undone");
        writer.settle(&number, broken()).await.expect_err("it is not");
    }
}
