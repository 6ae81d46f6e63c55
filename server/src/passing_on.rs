//! One desk for the servers of a school: the desk of the server that was there first. Each of several would take the
//! school's turn for itself, with what a turn costs however few are decided in it, and a family would wait for all of
//! them. So the others pass applications on, and families are served in the order they came in, whichever server they came to.
//!
//! Nothing rests on it. Whatever is not answered there is decided here, in a turn of this server's own: the key sees to it that
//! an application is taken once. Two servers that both think they were first are only slower.

mod first_desk;
mod follow;
mod letter;
mod take_passed_on;
mod way;

pub(crate) use follow::follow;
pub(crate) use take_passed_on::take_passed_on;

use crate::{
    App,
    codes::SecretKey,
    error::Error,
    seal::Seal,
    store::{Submission, Written},
};
use first_desk::FirstDesk;
use letter::Letters;
use std::{net::SocketAddr, sync::Arc};
use tokio::sync::{mpsc, oneshot};
use way::{DecidedOrNot, HandedOn, MOST_WAITING, Way};

/// Where other servers of a school hand applications in. Nobody else can: what they send is sealed.
pub(crate) const PATH: &str = "/servers/applications";

/// A server among those of its school.
pub(crate) struct PassingOn {
    /// Where the others reach it; it takes no part where they do not.
    reached_at: Option<SocketAddr>,
    letters: Letters,
    first: Arc<FirstDesk>,
    way: mpsc::Sender<HandedOn>,
}

impl PassingOn {
    /// Draws a name for this server, and opens the way to whoever turns out to have been there first.
    pub(crate) fn open(secret: &SecretKey, reached_at: Option<SocketAddr>) -> Self {
        let letters = Letters::of(&uuid::Uuid::new_v4().simple().to_string(), Seal::of(secret));
        let first = Arc::new(FirstDesk::default());
        let (way, handed_on) = mpsc::channel(MOST_WAITING);
        tokio::spawn(Way::to(first.clone(), letters.clone()).carry(handed_on));
        Self { reached_at, letters, first, way }
    }

    /// What the desk of the first server says; the application again if this server was first, or nothing is known of an
    /// answer there.
    async fn pass_on(&self, submission: Box<Submission>) -> DecidedOrNot {
        if self.first.get().is_none() {
            return Err(submission);
        }
        let (answer, answered) = oneshot::channel();
        match self.way.try_send(HandedOn { submission, answer }) {
            Ok(()) => answered.await.unwrap_or(Ok(Err(NOT_CARRIED))),
            Err(not_sent) => Err(not_sent.into_inner().submission),
        }
    }
}

const NOT_CARRIED: Error = Error::Broken("the way to the first server is gone");

/// Has an application decided, at the desk of whichever server it is for.
pub(crate) async fn submit(app: &App, submission: Box<Submission>) -> Result<Written, Error> {
    match app.passing_on.pass_on(submission).await {
        Ok(decided) => decided,
        Err(submission) => app.store.submit(app.catalogue(), submission).await,
    }
}
