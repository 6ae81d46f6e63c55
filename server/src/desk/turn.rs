//! A turn with the connection.

use super::Writer;
use crate::error::Error;
use tokio::sync::oneshot;

/// The transaction, lent to one who writes in it. Whatever was not kept is undone, also when it is dropped.
pub(crate) struct Turn<W: Writer> {
    lent: Option<Lent<W>>,
}

struct Lent<W: Writer> {
    transaction: W::Transaction,
    back: oneshot::Sender<Returned<W>>,
}

/// A turn that is over.
pub(super) struct Returned<W: Writer> {
    pub(super) transaction: W::Transaction,
    /// Who waits for the sync of what is to be kept.
    pub(super) kept: Option<oneshot::Sender<Result<(), Error>>>,
}

impl<W: Writer> Turn<W> {
    pub(super) fn lend(transaction: W::Transaction) -> (Self, oneshot::Receiver<Returned<W>>) {
        let (back, returned) = oneshot::channel();
        (Self { lent: Some(Lent { transaction, back }) }, returned)
    }

    /// The transaction.
    pub(crate) fn transaction(&self) -> &W::Transaction {
        &self.lent.as_ref().expect(LENT).transaction
    }

    /// The transaction, to write in.
    pub(crate) fn transaction_mut(&mut self) -> &mut W::Transaction {
        &mut self.lent.as_mut().expect(LENT).transaction
    }

    /// Keeps what was written, and waits until it is synced.
    pub(crate) async fn keep(mut self) -> Result<(), Error> {
        let (kept, synced) = oneshot::channel();
        self.give_back(Some(kept));
        synced.await.map_err(|_| Error::Broken("the desk ended before the sync"))?
    }

    fn give_back(&mut self, kept: Option<oneshot::Sender<Result<(), Error>>>) {
        if let Some(Lent { transaction, back }) = self.lent.take() {
            // An error means that the desk is gone; dropping the transaction undoes it.
            let _ = back.send(Returned { transaction, kept });
        }
    }
}

const LENT: &str = "a turn holds its transaction until it is given back";

impl<W: Writer> Drop for Turn<W> {
    fn drop(&mut self) {
        self.give_back(None);
    }
}
