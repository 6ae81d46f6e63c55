//! What people come to the desk for.

use super::{Turn, Writer, waiting::Place};
use crate::error::Error;
use tokio::sync::oneshot;

pub(super) enum Job<W: Writer> {
    /// Something the desk decides itself.
    Enter(Entering<W>),
    /// A turn with the connection.
    Turn(TurnAsked<W>),
    /// Nobody comes after this one.
    Close(oneshot::Sender<()>),
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
