//! PostgreSQL behind the desk: of all processes that serve a school one writes at a time.

use super::{Open, kept_line::KeptLine, statistics};
use crate::{
    error::Error,
    sql::{self, Connection, FaultKind, PostgresTransaction},
};
use sqlx::{AssertSqlSafe, PgPool};
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};
use tokio::time::{sleep, timeout};

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

/// Takes the school's turn. The row is the school's: while it is locked no other process writes for the school, and each
/// statement after it sees all that was committed before.
const LOCK: &str = "SELECT FROM schools FOR UPDATE";
/// A transaction in which a statement failed is undone by `COMMIT`, which says nothing of it. It lets no `SELECT` pass.
const COMMIT: &str = "SELECT 1; COMMIT";
/// Writes in turns with the other processes that serve the school.
#[derive(Debug)]
pub(crate) struct PostgresWriter {
    pool: PgPool,
    line: KeptLine,
    /// Names this process among those that serve the school.
    server: String,
    turns: AtomicI64,
}

impl PostgresWriter {
    pub(super) fn new(pool: PgPool) -> Self {
        let server = uuid::Uuid::new_v4().simple().to_string();
        Self { pool, line: KeptLine::default(), server, turns: AtomicI64::new(0) }
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

    /// In one way there and back, with a row that is there afterwards if, and only if, the transaction is.
    async fn try_to_begin(&self) -> Result<Open, Error> {
        let (server, turn) = (&self.server, self.turns.fetch_add(1, Ordering::Relaxed) + 1);
        let begin = format!(
            "BEGIN; {LOCK}; INSERT INTO turns (server, turn) VALUES ('{server}', {turn}) \
             ON CONFLICT (school_id, server) DO UPDATE SET turn = excluded.turn, taken_at = excluded.taken_at"
        );
        let transaction = self.send_to_begin(&begin).await?;
        Ok(Open { connection: Connection::PostgresTransaction(transaction), turn: Some(turn), written: None })
    }

    /// Begins on the line of the turn before. Where that is broken, because the database was stopped since, it does on another:
    /// nothing was begun.
    async fn send_to_begin(&self, begin: &str) -> sqlx::Result<PostgresTransaction> {
        let begin = || AssertSqlSafe(begin.to_owned());
        if let Some(line) = self.line.take().await {
            match PostgresTransaction::begin_on(line, &self.pool, begin()).await {
                Err(fault) if FaultKind::of(&fault) == FaultKind::LineBroken => {}
                begun => return begun,
            }
        }
        PostgresTransaction::begin(&self.pool, begin()).await
    }

    /// Gives the line back.
    pub(super) fn close(&self) {
        self.line.give_back();
    }

    pub(super) async fn commit(&self, open: Open) -> Result<(), Error> {
        let Open { connection: Connection::PostgresTransaction(transaction), turn: Some(turn), written } =
            open
        else {
            return Err(OF_ANOTHER);
        };
        match transaction.end(COMMIT).await {
            Ok(line) => {
                self.line.keep(line);
                statistics::look_after(written.as_ref(), &self.pool);
                Ok(())
            }
            // Whatever the fault is, the commit may have been heard before it.
            Err(fault) => self.settle(turn, fault).await,
        }
    }

    /// Undoes a turn, and goes on with its line.
    pub(super) async fn abandon(&self, open: Open) {
        if let Connection::PostgresTransaction(transaction) = open.connection
            && let Some(line) = transaction.undo().await
        {
            self.line.keep(line);
        }
    }

    /// Asks what became of a transaction whose end nobody heard of. While it cannot be asked nobody is answered: a place
    /// that is called lost must not be there, nor one that is called taken be lost.
    async fn settle(&self, turn: i64, fault: sqlx::Error) -> Result<(), Error> {
        let answered = timeout(PATIENCE, async {
            loop {
                match self.is_kept(turn).await {
                    Ok(is_kept) => return is_kept,
                    // Its end is still on its way, or the server is not back.
                    Err(_) => sleep(PAUSE).await,
                }
            }
        });
        match answered.await {
            Ok(true) => Ok(()),
            Ok(false) => Err(fault.into()),
            Err(_) => Err(UNKNOWN),
        }
    }

    /// Whether a turn of this process is in the database. The school's row is given when the turn is over, whatever became
    /// of it. What is written here is synced like anything else, and so is everything before it: by a standby too, where
    /// one is waited for.
    async fn is_kept(&self, turn: i64) -> sqlx::Result<bool> {
        let begin = AssertSqlSafe(format!("BEGIN; {LOCK}"));
        let mut transaction =
            Connection::PostgresTransaction(PostgresTransaction::begin(&self.pool, begin).await?);
        let last: Option<i64> = sql::query_scalar("SELECT turn FROM turns WHERE server = $1")
            .bind(&*self.server)
            .fetch_optional(&mut transaction)
            .await?;
        sql::query("UPDATE turns SET taken_at = now() WHERE server = $1")
            .bind(&*self.server)
            .execute(&mut transaction)
            .await?;
        if let Connection::PostgresTransaction(transaction) = transaction {
            transaction.end(COMMIT).await?;
        }
        Ok(last == Some(turn))
    }
}

const OF_ANOTHER: Error = Error::Broken("a transaction of another database");
const UNKNOWN: Error =
    Error::Broken("nobody knows what became of a transaction; its keys tell, when they are sent again");

#[cfg(test)]
mod tests {
    use super::{super::own_database::open_own_database, *};

    async fn writers() -> Option<[PostgresWriter; 2]> {
        let opened = open_own_database().await?;
        let crate::sql::Pool::Postgres(pool) = opened.write else { panic!("a shared database") };
        Some([PostgresWriter::new(pool.clone()), PostgresWriter::new(pool)])
    }

    fn broken() -> sqlx::Error {
        sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into())
    }

    #[tokio::test]
    async fn what_became_of_a_turn_is_told_by_its_own_row() {
        let Some([writer, another]) = writers().await else { return };
        let kept = writer.begin().await.expect("begun");
        let turn = kept.turn.expect("a number");
        writer.commit(kept).await.expect("kept");
        writer.settle(turn, broken()).await.expect("it is there");
        let undone = writer.begin().await.expect("begun");
        let turn = undone.turn.expect("a number");
        drop(undone);
        // Whoever writes afterwards, under whatever number of the database: it is not this turn.
        let others = another.begin().await.expect("begun");
        another.commit(others).await.expect("kept");
        writer.settle(turn, broken()).await.expect_err("it is not");
    }

    /// The process of the database a turn is in.
    async fn process(open: &mut Open) -> i32 {
        let asked = sql::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut open.connection).await;
        asked.expect("a process")
    }

    #[tokio::test]
    async fn turn_after_turn_is_on_the_same_line_also_after_a_pause_and_one_undone() {
        let Some([writer, _]) = writers().await else { return };
        let mut first = writer.begin().await.expect("begun");
        let line = process(&mut first).await;
        writer.commit(first).await.expect("kept");
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(60)).await;
        tokio::time::resume();
        let mut after_a_pause = writer.begin().await.expect("begun");
        assert_eq!(process(&mut after_a_pause).await, line);
        writer.abandon(after_a_pause).await;
        let mut after_one_undone = writer.begin().await.expect("begun");
        assert_eq!(process(&mut after_one_undone).await, line);
        writer.commit(after_one_undone).await.expect("kept");
    }

    #[tokio::test]
    async fn a_turn_that_is_still_held_is_waited_for() {
        let Some([writer, _]) = writers().await else { return };
        let open = writer.begin().await.expect("begun");
        let turn = open.turn.expect("a number");
        let (settled, ()) = tokio::join!(writer.settle(turn, broken()), async {
            writer.commit(open).await.expect("kept");
        });
        settled.expect("it came to its end");
    }
}
