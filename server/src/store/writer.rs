//! The database behind the desk.

use super::{
    CapacityGuard, Written,
    engine::{Open, WriterEngine},
    submit::{Entry, Together, decide_run},
};
use crate::{
    desk::{Desk, Turn, Writer},
    error::Error,
    sql::{self, Connection},
};
use std::ops::{Deref, DerefMut};

/// The desk before the database.
pub(super) type StoreDesk = Desk<StoreWriter>;

/// A turn with the connection that writes.
pub(super) type WriteTurn = Turn<StoreWriter>;

/// What writes, whichever database it is.
#[derive(Debug)]
pub(crate) struct StoreWriter {
    engine: WriterEngine,
    guard: CapacityGuard,
}

impl StoreWriter {
    pub(super) fn new(engine: WriterEngine, guard: CapacityGuard) -> Self {
        Self { engine, guard }
    }
}

impl Writer for StoreWriter {
    type Transaction = Open;
    type Entry = Entry;
    type Together = Together;
    type Answer = Written;

    async fn begin(&self) -> Result<Open, Error> {
        self.engine.begin().await
    }

    async fn commit(&self, open: Open) -> Result<(), Error> {
        self.engine.commit(open).await
    }

    async fn abandon(&self, open: Open) {
        self.engine.abandon(open).await;
    }

    async fn mark(&self, open: &mut Open) -> Result<(), Error> {
        sql::query("SAVEPOINT mark").execute(&mut open.connection).await?;
        Ok(())
    }

    async fn keep(&self, open: &mut Open) -> Result<(), Error> {
        sql::query("RELEASE mark").execute(&mut open.connection).await?;
        Ok(())
    }

    async fn undo(&self, open: &mut Open) -> Result<(), Error> {
        sql::query("ROLLBACK TO mark").execute(&mut open.connection).await?;
        self.keep(open).await
    }

    fn admit(together: &mut Together, next: &Entry) -> bool {
        together.admit(next)
    }

    async fn decide(
        &self,
        open: &mut Open,
        entries: &[&Entry],
    ) -> Result<Vec<Result<Written, Error>>, Error> {
        let answers = decide_run(&mut open.connection, self.guard, entries).await?;
        let mut commits = answers.iter().filter_map(|answer| answer.as_ref().ok()?.commit());
        if let Some(first) = commits.next() {
            open.learn(first..=commits.next_back().unwrap_or(first));
        }
        Ok(answers)
    }

    async fn rest(&self, somebody_waits: bool) -> Result<(), Error> {
        self.engine.rest(somebody_waits).await
    }

    async fn close(&self) {
        self.engine.close().await;
    }
}

impl Deref for WriteTurn {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.transaction().connection
    }
}

impl DerefMut for WriteTurn {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.transaction_mut().connection
    }
}
