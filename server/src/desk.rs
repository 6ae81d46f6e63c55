//! The desk: one queue before the database's one writer. Whoever comes first is served first, so that the order of
//! arrival is the order of the sequence numbers (law I10). What has come together is decided together and synced once,
//! and nobody is answered before the sync (law I2).

mod attendant;
mod group;
mod job;
mod tally;
mod turn;
mod waiting;
mod writer;

pub(crate) use turn::Turn;
pub(crate) use writer::Writer;

use crate::error::Error;
use attendant::Attendant;
use job::{Entering, Job, TurnAsked};
use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    runtime::{self, Handle},
    sync::{mpsc, oneshot},
    time::{Instant, sleep},
};
use waiting::Waiting;

/// The queue, for those who come to it.
#[derive(Debug)]
pub(crate) struct Desk<W: Writer> {
    jobs: mpsc::Sender<Job<W>>,
    waiting: Arc<Waiting>,
    broken: Arc<OnceLock<Arc<Error>>>,
    handed_in: Arc<AtomicU64>,
}

impl<W: Writer> Clone for Desk<W> {
    fn clone(&self) -> Self {
        let Self { jobs, waiting, broken, handed_in } = self;
        let (jobs, waiting) = (jobs.clone(), waiting.clone());
        Self { jobs, waiting, broken: broken.clone(), handed_in: handed_in.clone() }
    }
}

impl<W: Writer> Desk<W> {
    /// Opens the desk before a writer, served by whatever thread is free.
    #[cfg(test)]
    pub(crate) fn open(writer: W) -> Self {
        let (desk, attendant) = Self::before(writer);
        tokio::spawn(attendant.attend());
        desk
    }

    /// Opens the desk before a writer, on a thread of its own: a group goes to the database and back some thirty times, and
    /// where thousands of connections are served by the same threads it would queue behind them each time.
    pub(crate) fn open_apart(writer: W) -> std::io::Result<Self> {
        let (desk, attendant) = Self::before(writer);
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let attend = move || {
            runtime.block_on(async {
                attendant.attend().await;
                settled().await;
            });
        };
        std::thread::Builder::new().name("desk".to_owned()).spawn(attend)?;
        Ok(desk)
    }

    fn before(writer: W) -> (Self, Attendant<W>) {
        let (jobs, asked) = mpsc::channel(waiting::MOST_WAITING);
        let (waiting, broken) = (Arc::new(Waiting::default()), Arc::default());
        let attendant = Attendant::new(writer, asked, waiting.clone(), Arc::clone(&broken));
        (Self { jobs, waiting, broken, handed_in: Arc::default() }, attendant)
    }

    /// Whether anything can be written. Not any more after the disk has failed: a sync that is tried again may say yes to
    /// what the first one has lost.
    pub(crate) fn is_sound(&self) -> bool {
        self.broken.get().is_none()
    }

    /// Writes nothing any more, for this reason.
    pub(crate) fn give_up(&self, reason: Error) {
        let _ = self.broken.set(Arc::new(reason));
    }

    /// Hands in an entry, and waits until it is decided and synced.
    pub(crate) async fn enter(&self, entry: W::Entry) -> Result<W::Answer, Error> {
        self.hand_in(entry, None).await
    }

    /// The same, unless its turn has not come until then, or it is not waited for any more: then it is not decided at all.
    pub(crate) async fn enter_until(&self, until: Instant, entry: W::Entry) -> Result<W::Answer, Error> {
        self.hand_in(entry, Some(until)).await
    }

    async fn hand_in(&self, entry: W::Entry, until: Option<Instant>) -> Result<W::Answer, Error> {
        let (answer, answered) = oneshot::channel();
        let place = self.waiting.enter()?;
        self.put(Job::Enter(Entering { entry, answer, since: Instant::now(), until, place }))?;
        self.handed_in.fetch_add(1, Ordering::Relaxed);
        answered.await.map_err(|_| DESK_IS_GONE)?
    }

    /// Waits for a turn with the connection.
    pub(crate) async fn turn(&self) -> Result<Turn<W>, Error> {
        let (to, lent) = oneshot::channel();
        let place = self.waiting.enter()?;
        self.put(Job::Turn(TurnAsked { to, since: Instant::now(), place }))?;
        lent.await.map_err(|_| DESK_IS_GONE)?
    }

    /// How many entries were handed in since it was opened.
    pub(crate) fn handed_in(&self) -> u64 {
        self.handed_in.load(Ordering::Relaxed)
    }

    /// Closes the desk after everybody who has come was served.
    pub(crate) async fn close(&self) {
        let (done, closed) = oneshot::channel();
        // An error means that it is closed already.
        if self.jobs.send(Job::Close(done)).await.is_ok() {
            let _ = closed.await;
        }
    }

    fn put(&self, job: Job<W>) -> Result<(), Error> {
        self.jobs.try_send(job).map_err(|_| self.waiting.full())
    }
}

/// Waits for what was begun beside the serving: a connection is on its way back to its pool for a moment, and without this
/// thread it would be dropped there, and its file not be closed in order.
async fn settled() {
    while Handle::current().metrics().num_alive_tasks() > 0 {
        sleep(Duration::from_millis(1)).await;
    }
}

/// Nobody is at the desk any more: the server is about to end.
const DESK_IS_GONE: Error = Error::Broken("the desk is closed");

#[cfg(test)]
mod tests;
