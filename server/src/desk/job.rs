//! What people come to the desk for.

use super::{Turn, Writer, waiting::Place};
use crate::error::Error;
use std::sync::Arc;
use tokio::sync::oneshot;

pub(super) enum Job<W: Writer> {
    /// Something the desk decides itself.
    Enter(Entering<W>),
    /// A turn with the connection.
    Turn(TurnAsked<W>),
    /// Nobody comes after this one.
    Close(oneshot::Sender<()>),
}

impl<W: Writer> Job<W> {
    /// Tells that nothing is written any more. An error of sending means that the one who waited is gone.
    pub(super) fn send_away(self, fault: &Arc<Error>) {
        let why = || Error::CannotRecord(fault.clone());
        match self {
            Self::Enter(Entering { answer, .. }) => {
                let _ = answer.send(Err(why()));
            }
            Self::Turn(TurnAsked { to, .. }) => {
                let _ = to.send(Err(why()));
            }
            Self::Close(_) => {}
        }
    }
}

pub(super) struct Entering<W: Writer> {
    pub(super) entry: W::Entry,
    pub(super) answer: oneshot::Sender<Result<W::Answer, Error>>,
    pub(super) place: Place,
}

pub(super) struct TurnAsked<W: Writer> {
    pub(super) to: oneshot::Sender<Result<Turn<W>, Error>>,
    pub(super) place: Place,
}
