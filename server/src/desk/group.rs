//! What is decided together: one transaction, one sync.

use super::{
    Turn, Writer,
    job::{Entering, Job, TurnAsked},
    turn::Returned,
    waiting::Place,
};
use crate::error::Error;
use futures::FutureExt;
use std::{panic::AssertUnwindSafe, sync::Arc};
use tokio::sync::oneshot;

/// A group on its way to its sync.
pub(super) struct Group<'w, W: Writer> {
    writer: &'w W,
    /// The fault in its place once the database has lost it: nothing of the group is recorded then.
    transaction: Result<W::Transaction, Arc<Error>>,
    /// Whether something in it is to be kept. Before that there is nothing to set a mark for: what fails is undone with
    /// the whole transaction, which is cheaper for all that do not fail.
    holds_something: bool,
    /// Who is told after the sync.
    served: Vec<Served<W>>,
}

/// Somebody who waits for the sync only.
struct Served<W: Writer> {
    reply: Reply<W>,
    _place: Place,
}

enum Reply<W: Writer> {
    Entry { to: oneshot::Sender<Result<W::Answer, Error>>, answer: Result<W::Answer, Error> },
    Turn(oneshot::Sender<Result<(), Error>>),
}

impl<'w, W: Writer> Group<'w, W> {
    /// Begins one, when it is this desk's turn.
    pub(super) async fn begin(writer: &'w W) -> Self {
        let transaction = writer.begin().await.map_err(Arc::new);
        Self { writer, transaction, holds_something: false, served: Vec::new() }
    }

    /// Serves jobs in their order, and answers everybody. The fault, if the database has lost the group.
    pub(super) async fn serve(mut self, jobs: Vec<Job<W>>) -> Option<Arc<Error>> {
        self.served.reserve(jobs.len());
        let (mut run, mut together) = (Vec::new(), W::Together::default());
        for job in jobs {
            match job {
                Job::Enter(entering) => {
                    if !W::admit(&mut together, &entering.entry) {
                        self.decide(std::mem::take(&mut run)).await;
                        together = W::Together::default();
                        W::admit(&mut together, &entering.entry);
                    }
                    run.push(entering);
                }
                Job::Turn(asked) => {
                    self.decide(std::mem::take(&mut run)).await;
                    together = W::Together::default();
                    self.lend(asked).await;
                }
                Job::Close(_) => {}
            }
        }
        self.decide(run).await;
        self.end().await
    }

    /// Decides entries together; one at a time where that fails, so that nobody goes down with somebody else.
    async fn decide(&mut self, run: Vec<Entering<W>>) {
        let entries: Vec<&W::Entry> = run.iter().map(|entering| &entering.entry).collect();
        if entries.is_empty() {
            return;
        }
        let answers = match self.attempt(&entries).await {
            Ok(answers) => answers,
            Err(error) if entries.len() == 1 => vec![Err(error)],
            Err(_) => self.one_by_one(&entries).await,
        };
        for (Entering { answer: to, place, .. }, answer) in run.into_iter().zip(answers) {
            self.served.push(Served { reply: Reply::Entry { to, answer }, _place: place });
        }
    }

    async fn one_by_one(&mut self, entries: &[&W::Entry]) -> Vec<Result<W::Answer, Error>> {
        let mut answers = Vec::with_capacity(entries.len());
        for entry in entries {
            let answer = self.attempt(std::slice::from_ref(entry)).await;
            answers.push(answer.and_then(|mut answers| answers.pop().unwrap_or(Err(NO_ANSWER))));
        }
        answers
    }

    async fn attempt(&mut self, entries: &[&W::Entry]) -> Result<Vec<Result<W::Answer, Error>>, Error> {
        self.mark().await?;
        let writer = self.writer;
        let transaction = self.transaction.as_mut().map_err(|fault| Error::OfGroup(fault.clone()))?;
        let mut decided = unless_it_panics(writer.decide(transaction, entries)).await;
        let in_the_way = decided.as_ref().is_err_and(W::is_worth_another_try);
        if in_the_way && !self.holds_something {
            // Nobody else has anything in it: it begins anew.
            self.undo().await?;
            let transaction = self.transaction.as_mut().map_err(|fault| Error::OfGroup(fault.clone()))?;
            decided = unless_it_panics(writer.decide(transaction, entries)).await;
        }
        let lifted = match &decided {
            Ok(_) => self.keep().await,
            Err(fault) if W::undoes_everything(fault) => {
                let Err(fault) = decided else { return decided };
                return Err(self.lose(fault).await);
            }
            Err(_) => self.undo().await,
        };
        lifted.and(decided)
    }

    /// Sets the mark that [`Self::undo`] goes back to.
    async fn mark(&mut self) -> Result<(), Error> {
        let transaction = self.transaction.as_mut().map_err(|fault| Error::OfGroup(fault.clone()))?;
        if !self.holds_something {
            return Ok(());
        }
        match self.writer.mark(transaction).await {
            Ok(()) => Ok(()),
            Err(fault) => Err(self.lose(fault).await),
        }
    }

    /// Keeps what was done since the mark.
    async fn keep(&mut self) -> Result<(), Error> {
        let transaction = self.transaction.as_mut().map_err(|fault| Error::OfGroup(fault.clone()))?;
        if !self.holds_something {
            self.holds_something = true;
            return Ok(());
        }
        match self.writer.keep(transaction).await {
            Ok(()) => Ok(()),
            Err(fault) => Err(self.lose(fault).await),
        }
    }

    /// Undoes what was done since the mark.
    async fn undo(&mut self) -> Result<(), Error> {
        if self.holds_something {
            let transaction = self.transaction.as_mut().map_err(|fault| Error::OfGroup(fault.clone()))?;
            return match self.writer.undo(transaction).await {
                Ok(()) => Ok(()),
                Err(fault) => Err(self.lose(fault).await),
            };
        }
        self.abandon(Arc::new(LENT_AND_GONE)).await;
        self.transaction = self.writer.begin().await.map_err(Arc::new);
        self.transaction.as_ref().map(drop).map_err(|fault| Error::OfGroup(fault.clone()))
    }

    /// Lends the transaction to somebody until it is given back.
    async fn lend(&mut self, TurnAsked { to, place, .. }: TurnAsked<W>) {
        if let Err(fault) = self.mark().await {
            // An error means that nobody waits for the turn any more.
            let _ = to.send(Err(fault));
            return;
        }
        let lent = std::mem::replace(&mut self.transaction, Err(Arc::new(LENT_AND_GONE)));
        let Ok(transaction) = lent else { return };
        let (turn, returned) = Turn::lend(transaction);
        // Whoever has gone away meanwhile gives it back by dropping it.
        let _ = to.send(Ok(turn));
        let Ok(Returned { transaction, kept }) = returned.await else { return };
        self.transaction = Ok(transaction);
        self.lift_after_turn(kept, place).await;
    }

    async fn lift_after_turn(&mut self, kept: Option<oneshot::Sender<Result<(), Error>>>, place: Place) {
        // A fault of it is what everybody of the group is told at its end.
        let _ = match &kept {
            Some(_) => self.keep().await,
            None => self.undo().await,
        };
        if let Some(kept) = kept {
            self.served.push(Served { reply: Reply::Turn(kept), _place: place });
        }
    }

    /// The transaction is gone, and everything in it.
    async fn lose(&mut self, fault: Error) -> Error {
        let fault = Arc::new(fault);
        self.abandon(fault.clone()).await;
        Error::OfGroup(fault)
    }

    async fn abandon(&mut self, fault: Arc<Error>) {
        if let Ok(transaction) = std::mem::replace(&mut self.transaction, Err(fault)) {
            self.writer.abandon(transaction).await;
        }
    }

    /// Syncs, and only then answers. Refusals wait for it as well: they rest on what is synced with them.
    async fn end(self) -> Option<Arc<Error>> {
        let ended = match self.transaction {
            Ok(transaction) => self.writer.commit(transaction).await.map_err(Arc::new),
            Err(fault) => Err(fault),
        };
        for served in self.served {
            served.reply.send(ended.as_ref());
        }
        ended.err()
    }
}

impl<W: Writer> Reply<W> {
    /// An error of sending means that the one who waited is gone.
    fn send(self, ended: Result<&(), &Arc<Error>>) {
        let of_group = |fault: &Arc<Error>| Error::OfGroup(fault.clone());
        match self {
            Self::Entry { to, answer } => {
                let _ = to.send(ended.map_err(of_group).and(answer));
            }
            Self::Turn(kept) => {
                let _ = kept.send(ended.map(drop).map_err(of_group));
            }
        }
    }
}

/// A panic is the fault of whoever is decided: the desk goes on for all others.
async fn unless_it_panics<T>(deciding: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    // What it leaves half done is undone back to the mark.
    AssertUnwindSafe(deciding).catch_unwind().await.unwrap_or(Err(PANICKED))
}

const PANICKED: Error = Error::Broken("deciding panicked");
const NO_ANSWER: Error = Error::Broken("an entry has an answer");
const LENT_AND_GONE: Error = Error::Broken("the transaction is out of the desk's hands");
