//! One desk for the servers of a school: the desk of the server that was there first. Each of several would take the
//! school's turn for itself, with what a turn costs however few are decided in it, and a family would wait for all of
//! them. So the others pass applications on, and families are served in the order they came in, whichever server they came to.
//!
//! No law rests on it. Whatever is not answered there is decided here, in a turn of this server's own: the key sees to it that
//! an application is taken once, and that it is decided there no more is seen to by its time, looked at when the turn has come
//! (`desk/job.rs`). Two servers that both think they were first are only slower.

mod first_desk;
mod follow;
mod letter;
mod take_passed_on;
mod way;

pub(crate) use follow::follow;
pub(crate) use take_passed_on::take_passed_on;

use crate::{
    App, Catalogue,
    codes::SecretKey,
    error::Error,
    seal::Seal,
    store::{Submission, Written},
};
use first_desk::FirstDesk;
use letter::Letters;
use std::{net::SocketAddr, sync::Arc};
use take_passed_on::MOST_READ;
use tokio::{
    sync::{Semaphore, mpsc, oneshot},
    time::Instant,
};
use way::{Back, DecidedOrBack, HandedOn, MOST_WAITING, Way};

/// Where other servers of a school hand applications in. Nobody else can: what they send is sealed.
pub(crate) const PATH: &str = "/servers/applications";

/// A server among those of its school.
pub(crate) struct PassingOn {
    /// Where the others reach it; it takes no part where they do not.
    reached_at: Option<SocketAddr>,
    letters: Letters,
    first: Arc<FirstDesk>,
    way: mpsc::Sender<HandedOn>,
    /// For letters that are being read.
    reading: Semaphore,
}

impl PassingOn {
    /// Draws a name for this server, and opens the way to whoever turns out to have been there first.
    pub(crate) fn open(secret: &SecretKey, school: &Catalogue, reached_at: Option<SocketAddr>) -> Self {
        let name = uuid::Uuid::new_v4().simple().to_string();
        let letters = Letters::of(&name, &school.file_hash, Seal::of(secret));
        let first = Arc::new(FirstDesk::default());
        let (way, handed_on) = mpsc::channel(MOST_WAITING);
        tokio::spawn(Way::to(first.clone(), letters.clone()).carry(handed_on));
        Self { reached_at, letters, first, way, reading: Semaphore::new(MOST_READ) }
    }

    /// What the desk of the first server says; the application again if this server was first, nobody carries it, or no
    /// answer is known.
    async fn pass_on(&self, submission: Box<Submission>) -> DecidedOrBack {
        if self.first.get().is_none() {
            return Err(Back { submission, maybe_heard: false });
        }
        let (answer, answered) = oneshot::channel();
        match self.way.try_send(HandedOn { submission, since: Instant::now(), answer }) {
            Ok(()) => answered.await.unwrap_or(Ok(Err(NOT_KNOWN))),
            Err(not_sent) => Err(Back { submission: not_sent.into_inner().submission, maybe_heard: false }),
        }
    }
}

/// Whoever is told so asks again under the same key.
const NOT_KNOWN: Error = Error::Broken("nobody knows what became of an application passed on; its key tells");

impl App {
    /// Where other servers of the school reach this one, where there can be others.
    pub(crate) fn is_reached_at(&self) -> Option<SocketAddr> {
        self.passing_on.reached_at.filter(|_| self.store.is_shared())
    }
}

/// Has an application decided, at the desk of whichever server it is for.
pub(crate) async fn submit(app: &App, submission: Box<Submission>) -> Result<Written, Error> {
    let Back { submission, maybe_heard } = match app.passing_on.pass_on(submission).await {
        Ok(decided) => return decided,
        Err(back) => back,
    };
    match app.store.submit(app.catalogue(), submission).await {
        // That nothing was recorded here says nothing of the other server.
        Err(fault) if maybe_heard && !fault.is_an_answer() => {
            tracing::warn!(%fault, "an application was decided neither at the first server nor here");
            Err(NOT_KNOWN)
        }
        decided => decided,
    }
}
