//! What the desk needs of a database.

use crate::error::Error;
use std::{fmt::Debug, future::Future};

/// A database with one transaction at a time, which can be undone back to a mark.
pub(crate) trait Writer: Debug + Send + Sync + 'static {
    /// A transaction under way; dropping it undoes it.
    type Transaction: Send + 'static;
    /// Something that is decided at the desk.
    type Entry: Send + Sync + 'static;
    /// What tells whether another entry can be decided together with some.
    type Together: Default + Send;
    /// What is answered to it.
    type Answer: Send + 'static;

    /// Begins a transaction.
    fn begin(&self) -> impl Future<Output = Result<Self::Transaction, Error>> + Send;

    /// Ends it with everything in it, synced.
    fn commit(&self, transaction: Self::Transaction) -> impl Future<Output = Result<(), Error>> + Send;

    /// Sets the mark.
    fn mark(&self, transaction: &mut Self::Transaction) -> impl Future<Output = Result<(), Error>> + Send;

    /// Lifts the mark and keeps what was done since.
    fn keep(&self, transaction: &mut Self::Transaction) -> impl Future<Output = Result<(), Error>> + Send;

    /// Undoes what was done since the mark, and lifts it.
    fn undo(&self, transaction: &mut Self::Transaction) -> impl Future<Output = Result<(), Error>> + Send;

    /// Lets an entry in among those that are decided together; `false` when what is decided of one of them would have to
    /// be read again for it. The first is always let in.
    fn admit(together: &mut Self::Together, next: &Self::Entry) -> bool;

    /// Decides entries in their order and writes what follows. An error means that nothing of it can stay; a refusal is
    /// an answer to one of them.
    fn decide(
        &self,
        transaction: &mut Self::Transaction,
        entries: &[&Self::Entry],
    ) -> impl Future<Output = Result<Vec<Result<Self::Answer, Error>>, Error>> + Send;

    /// Ends it with nothing in it, in whatever state it is.
    fn abandon(&self, transaction: Self::Transaction) -> impl Future<Output = ()> + Send;

    /// Whether nothing is left of a transaction after this fault.
    fn undoes_everything(fault: &Error) -> bool {
        fault.undoes_everything()
    }

    /// Whether the database has undone a transaction only because another was in its way.
    fn is_worth_another_try(fault: &Error) -> bool {
        fault.is_worth_another_try()
    }

    /// Whether it is certain what the database holds after this fault. If it is not, nothing more is written.
    fn leaves_certain(fault: &Error) -> bool {
        fault.leaves_certain()
    }

    /// Does what is better done between two groups, whether somebody waits for the next one or nobody. Unless its fault
    /// leaves something uncertain ([`Self::leaves_certain`]) it is tried again after the next group.
    fn rest(&self, _somebody_waits: bool) -> impl Future<Output = Result<(), Error>> + Send {
        std::future::ready(Ok(()))
    }

    /// Lets go of what it has for itself: the desk is closed.
    fn close(&self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }
}
