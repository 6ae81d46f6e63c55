//! What people come to the desk for.

use super::{Turn, Writer, waiting::Place};
use crate::error::Error;
use std::time::Duration;
use tokio::{sync::oneshot, time::Instant};

/// However long the wait was expected to be, nobody waits longer: a phone gives up after eight seconds (`src/api/client.rs`),
/// and then its family does not know what became of it.
const LONGEST_WAIT: Duration = Duration::from_secs(6);

pub(super) enum Job<W: Writer> {
    /// Something the desk decides itself.
    Enter(Entering<W>),
    /// A turn with the connection.
    Turn(TurnAsked<W>),
    /// Nobody comes after this one.
    Close(oneshot::Sender<()>),
}

impl<W: Writer> Job<W> {
    /// Whether it has waited longer than anybody shall.
    pub(super) fn waits_too_long(&self) -> bool {
        match self {
            Self::Enter(Entering { since, .. }) | Self::Turn(TurnAsked { since, .. }) => {
                since.elapsed() > LONGEST_WAIT
            }
            Self::Close(_) => false,
        }
    }

    /// Whether whoever handed it in counts on it no more. That is looked at once the turn has come: from then on whoever decides
    /// the same elsewhere waits for the end of this turn, and knows of it.
    pub(super) fn is_given_up(&self) -> bool {
        match self {
            Self::Enter(Entering { answer, until, .. }) => {
                answer.is_closed() || until.is_some_and(|until| until <= Instant::now())
            }
            Self::Turn(_) | Self::Close(_) => false,
        }
    }

    /// Tells why nothing of it is recorded. An error of sending means that the one who waited is gone.
    pub(super) fn send_away(self, why: Error) {
        match self {
            Self::Enter(Entering { answer, .. }) => {
                let _ = answer.send(Err(why));
            }
            Self::Turn(TurnAsked { to, .. }) => {
                let _ = to.send(Err(why));
            }
            Self::Close(_) => {}
        }
    }
}

pub(super) struct Entering<W: Writer> {
    pub(super) entry: W::Entry,
    pub(super) answer: oneshot::Sender<Result<W::Answer, Error>>,
    pub(super) since: Instant,
    /// When it is given up, if its turn has not come.
    pub(super) until: Option<Instant>,
    pub(super) place: Place,
}

pub(super) struct TurnAsked<W: Writer> {
    pub(super) to: oneshot::Sender<Result<Turn<W>, Error>>,
    pub(super) since: Instant,
    pub(super) place: Place,
}
