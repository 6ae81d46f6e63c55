//! A transaction on PostgreSQL that is never left open behind its connection.
//!
//! sqlx counts its own as begun when the answer to `BEGIN` has come. Whoever is dropped before, because a phone hung up, would
//! give the connection back with the transaction open in it, and others would read as of an instant long past.

use super::connection::take;
use sqlx::{Execute, Executor, PgConnection, PgPool, Postgres, Row, SqlSafeStr, pool::PoolConnection};
use std::{
    io::ErrorKind,
    ops::{Deref, DerefMut},
    time::Duration,
};
use tokio::time::timeout;

/// How long a statement may take on a connection while people wait. The machine may be gone without a word: whoever waits
/// for it would hold up everybody behind.
pub(super) const LONGEST: Duration = Duration::from_secs(10);
const UNDO: &str = "ROLLBACK";
/// How long undoing one may take.
const UNDONE_WITHIN: Duration = Duration::from_secs(5);

/// As long as it takes, for whoever reads whole tables and is waited for by nobody.
const PATIENT: Duration = Duration::from_secs(3_600);
/// How a connection says that it is of such a one.
const IS_PATIENT: &str = "statement_timeout=0";

/// How long a statement may take here: the database itself has no other limit.
pub(super) fn limit_of(pool: &PgPool) -> Duration {
    let options = pool.connect_options();
    let is_patient = options.get_options().is_some_and(|options| options.contains(IS_PATIENT));
    if is_patient { PATIENT } else { LONGEST }
}

/// Waits for an answer of PostgreSQL, and says whether the line can be used again.
pub(super) async fn within<T>(
    limit: Duration,
    answer: impl Future<Output = sqlx::Result<T>>,
) -> (sqlx::Result<T>, bool) {
    match timeout(limit, answer).await {
        Ok(answer) => {
            let is_usable = !matches!(answer, Err(sqlx::Error::Io(_)));
            (answer, is_usable)
        }
        Err(_) => (Err(sqlx::Error::Io(ErrorKind::TimedOut.into())), false),
    }
}

/// Undone when it is dropped before its end.
#[derive(Debug)]
pub struct PostgresTransaction {
    /// There until this is dropped.
    connection: Option<PoolConnection<Postgres>>,
    limit: Duration,
    is_over: bool,
}

const DROPPED: &str = "it is there until this is dropped";

impl PostgresTransaction {
    /// Begins one with this statement, or several.
    pub(crate) async fn begin(pool: &PgPool, begin: impl SqlSafeStr) -> sqlx::Result<Self> {
        Self::begin_on(take(pool).await?, pool, begin).await
    }

    /// The same on this connection of the pool.
    pub(crate) async fn begin_on(
        connection: PoolConnection<Postgres>,
        pool: &PgPool,
        begin: impl SqlSafeStr,
    ) -> sqlx::Result<Self> {
        let mut transaction = Self { connection: Some(connection), limit: limit_of(pool), is_over: false };
        transaction.send(sqlx::raw_sql(begin)).await?;
        Ok(transaction)
    }

    /// Ends it with this statement, and gives its connection back. Whoever does not hear that it has ended does not know what
    /// became of it.
    pub(crate) async fn end(mut self, end: impl SqlSafeStr) -> sqlx::Result<PoolConnection<Postgres>> {
        self.send(sqlx::raw_sql(end)).await?;
        self.is_over = true;
        Ok(self.connection.take().expect(DROPPED))
    }

    /// Undoes it, and gives its connection back where that can be used again.
    pub(crate) async fn undo(mut self) -> Option<PoolConnection<Postgres>> {
        if self.is_over {
            return None;
        }
        let (undone, _) = within(UNDONE_WITHIN, self.deref_mut().execute(sqlx::raw_sql(UNDO))).await;
        match undone {
            Ok(_) => {
                self.is_over = true;
                self.connection.take()
            }
            Err(_) => {
                self.give_up();
                None
            }
        }
    }

    /// How long a statement may take in it.
    pub(super) fn limit(&self) -> Duration {
        self.limit
    }

    /// The line is not used again; closing it undoes everything as well.
    pub(super) fn give_up(&mut self) {
        if let Some(connection) = &mut self.connection {
            connection.close_on_drop();
        }
        self.is_over = true;
    }

    /// Sends a statement in it.
    pub(super) async fn send<'q>(&mut self, statement: impl Execute<'q, Postgres> + 'q) -> sqlx::Result<()> {
        let (answer, is_usable) = within(self.limit, self.deref_mut().execute(statement)).await;
        if !is_usable {
            self.give_up();
        }
        answer.map(drop)
    }

    /// Asks in it whether something is so.
    pub(super) async fn ask<'q>(&mut self, question: impl Execute<'q, Postgres> + 'q) -> sqlx::Result<bool> {
        let (answer, is_usable) = within(self.limit, self.deref_mut().fetch_one(question)).await;
        if !is_usable {
            self.give_up();
        }
        answer?.try_get(0)
    }
}

impl Deref for PostgresTransaction {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.connection.as_ref().expect(DROPPED)
    }
}

impl DerefMut for PostgresTransaction {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect(DROPPED)
    }
}

impl Drop for PostgresTransaction {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take().filter(|_| !self.is_over) else { return };
        tokio::spawn(async move {
            let undone = timeout(UNDONE_WITHIN, sqlx::raw_sql(UNDO).execute(&mut *connection)).await;
            if !matches!(undone, Ok(Ok(_))) {
                connection.close_on_drop();
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::pending;

    #[tokio::test(start_paused = true)]
    async fn a_line_without_a_word_is_given_up() {
        let (answer, is_usable) = within(LONGEST, pending::<sqlx::Result<()>>()).await;
        assert!(matches!(answer, Err(sqlx::Error::Io(_))) && !is_usable);
        let (answer, is_usable) = within(LONGEST, std::future::ready(Ok(1))).await;
        assert!(matches!(answer, Ok(1)) && is_usable);
        let (answer, is_usable) =
            within(LONGEST, std::future::ready(Err::<(), _>(sqlx::Error::RowNotFound))).await;
        assert!(answer.is_err() && is_usable, "that is an answer");
    }

    #[tokio::test]
    async fn one_that_is_dropped_before_it_is_heard_of_is_not_left_open() {
        // Where the tests may use a server (server/tests/api/running_server/database.rs).
        let Ok(server) = std::env::var("KEHOU_TEST_POSTGRES") else { return };
        let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1);
        let pool = pool.connect(&format!("{server}/postgres")).await.expect("the server of the tests");
        for polls in 1..20 {
            let mut beginning = Box::pin(PostgresTransaction::begin(&pool, "BEGIN; SELECT pg_sleep(0.01)"));
            for _ in 0..polls {
                let polled = timeout(Duration::from_millis(1), &mut beginning).await;
                if polled.is_ok() {
                    break;
                }
            }
            drop(beginning);
            // In a transaction that was left open it would be that one's beginning.
            let row = sqlx::raw_sql("SELECT now() = statement_timestamp()").fetch_one(&pool).await;
            let same: bool = row.expect("the connection is whole").get(0);
            assert!(same, "dropped after {polls} looks");
        }
    }
}
