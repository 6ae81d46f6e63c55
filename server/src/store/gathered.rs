//! Questions of many people that are read together: while one reading is under way, those who ask wait for the next.

use crate::{
    error::Error,
    sql::{Connection, Pool},
};
use std::{
    collections::HashMap,
    fmt,
    future::Future,
    hash::Hash,
    pin::{Pin, pin},
    sync::Arc,
    time::Duration,
};
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, sleep_until, timeout},
};

/// Most questions in one reading.
const MOST_TOGETHER: usize = 256;
/// Most that wait; whoever comes then waits before the door.
const MOST_WAITING: usize = 4_096;

/// From one reading to the next, at least. A reading costs more than what is read: in the opening minute many a second, each
/// for one or two, would take the processor from those who write.
const PACE_OF_FILE: Duration = Duration::from_millis(2);
/// The same where a server is asked, which costs several times as much, and where nothing is remembered: a third of its time
/// went into it.
const PACE_OF_SERVER: Duration = Duration::from_millis(10);

/// How long a connection is kept without a question.
const KEPT_FOR: Duration = Duration::from_millis(100);

/// What a reading sees of what is written meanwhile.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sees {
    /// Each of its statements all that is committed.
    EachStatement,
    /// Everything as of one instant.
    OneInstant,
}

/// What a reading is under way in.
pub(super) type Reading<'r, Q, A> = Pin<Box<dyn Future<Output = Result<HashMap<Q, A>, Error>> + Send + 'r>>;

/// Somebody's question, and where the answer goes.
type Asked<Q, A> = (Q, oneshot::Sender<Result<Option<A>, Error>>);

/// Where questions of one kind are gathered.
pub(super) struct Gathered<Q, A>(mpsc::Sender<Asked<Q, A>>);

impl<Q, A> Clone for Gathered<Q, A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Q, A> fmt::Debug for Gathered<Q, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gathered")
    }
}

impl<Q, A> Gathered<Q, A>
where
    Q: Clone + Eq + Hash + Send + Sync + 'static,
    A: Clone + Send + 'static,
{
    /// Answers questions by `read` until nobody is left who could ask.
    pub(super) fn open(
        pool: Pool,
        sees: Sees,
        read: for<'r> fn(&'r mut Connection, &'r [Q]) -> Reading<'r, Q, A>,
    ) -> Self {
        let (asks, asked) = mpsc::channel(MOST_WAITING);
        tokio::spawn(answer_all(Lines { pool, sees, kept: None }, asked, read));
        Self(asks)
    }

    /// The answer; `None` where there is none.
    pub(super) async fn ask(&self, question: Q) -> Result<Option<A>, Error> {
        let (answer, answered) = oneshot::channel();
        self.0.send((question, answer)).await.map_err(|_| NOBODY_READS)?;
        answered.await.map_err(|_| NOBODY_READS)?
    }

    /// The same for whom somebody else can answer as well: where too many wait already, nobody waits before the door.
    pub(super) async fn ask_if_room(&self, question: Q) -> Result<Option<A>, Error> {
        let (answer, answered) = oneshot::channel();
        match self.0.try_send((question, answer)) {
            Ok(()) => answered.await.map_err(|_| NOBODY_READS)?,
            Err(_) => Ok(None),
        }
    }
}

const NOBODY_READS: Error = Error::Broken("nobody reads any more");

async fn answer_all<Q, A>(
    mut lines: Lines,
    mut asked: mpsc::Receiver<Asked<Q, A>>,
    read: for<'r> fn(&'r mut Connection, &'r [Q]) -> Reading<'r, Q, A>,
) where
    Q: Clone + Eq + Hash + Sync,
    A: Clone,
{
    let mut together = Vec::with_capacity(MOST_TOGETHER);
    let mut next = Instant::now();
    let pace = match &lines.pool {
        Pool::Sqlite(_) => PACE_OF_FILE,
        Pool::Postgres(_) => PACE_OF_SERVER,
    };
    while lines.wait_for(asked.recv_many(&mut together, MOST_TOGETHER)).await > 0 {
        sleep_until(next).await;
        let more = std::iter::from_fn(|| asked.try_recv().ok());
        together.extend(more.take(MOST_TOGETHER - together.len()));
        next = Instant::now() + pace;
        let questions: Vec<Q> = together.iter().map(|(question, _)| question.clone()).collect();
        let found = lines.read(&questions, read).await.map_err(Arc::new);
        for (question, answer) in together.drain(..) {
            let found = found.as_ref().map(|found| found.get(&question).cloned());
            // An error means that nobody waits for it any more.
            let _ = answer.send(found.map_err(|fault| Error::OfGroup(fault.clone())));
        }
    }
}

/// Where readings get their connection. One that was used a moment ago is used again: the pool tries it before and after, which
/// are two more ways to the database and back.
struct Lines {
    pool: Pool,
    sees: Sees,
    kept: Option<Connection>,
}

impl Lines {
    /// Waits for questions; where none come the connection is given back, for others and for whoever closes the pool.
    async fn wait_for<T>(&mut self, come: impl Future<Output = T>) -> T {
        let mut come = pin!(come);
        if self.kept.is_some() {
            if let Ok(came) = timeout(KEPT_FOR, &mut come).await {
                return came;
            }
            self.kept = None;
        }
        come.await
    }

    async fn read<Q, A>(
        &mut self,
        questions: &[Q],
        read: for<'r> fn(&'r mut Connection, &'r [Q]) -> Reading<'r, Q, A>,
    ) -> Result<HashMap<Q, A>, Error> {
        if let Some(mut kept) = self.kept.take()
            && let Ok(found) = read(&mut kept, questions).await
        {
            self.kept = Some(kept);
            return Ok(found);
        }
        // Where the kept one failed the database may have been stopped since.
        let mut connection = match self.sees {
            Sees::EachStatement => self.pool.acquire().await,
            Sees::OneInstant => self.pool.begin_reading().await,
        }?;
        let found = read(&mut connection, questions).await?;
        // What sees one instant would see the same one again.
        self.kept = matches!(self.sees, Sees::EachStatement).then_some(connection);
        Ok(found)
    }
}
