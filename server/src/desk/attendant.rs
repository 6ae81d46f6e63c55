//! Who serves the queue.

use super::{
    Writer,
    group::Group,
    job::Job,
    tally::Tally,
    waiting::{MOST_IN_A_GROUP, Waiting},
};
use crate::error::Error;
use std::sync::{Arc, OnceLock};
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};

pub(super) struct Attendant<W: Writer> {
    writer: Arc<W>,
    asked: mpsc::Receiver<Job<W>>,
    waiting: Arc<Waiting>,
    /// Why nothing is written any more.
    broken: Arc<OnceLock<Arc<Error>>>,
    tally: Tally,
}

impl<W: Writer> Attendant<W> {
    pub(super) fn new(
        writer: W,
        asked: mpsc::Receiver<Job<W>>,
        waiting: Arc<Waiting>,
        broken: Arc<OnceLock<Arc<Error>>>,
    ) -> Self {
        Self { writer: Arc::new(writer), asked, waiting, broken, tally: Tally::default() }
    }

    /// Serves group after group, until the desk is closed or nobody is left who could come. Whoever came before it was
    /// closed is served.
    pub(super) async fn attend(mut self) {
        let mut arrived = Vec::with_capacity(MOST_IN_A_GROUP);
        let mut closers = Vec::new();
        while self.asked.recv_many(&mut arrived, MOST_IN_A_GROUP).await > 0 {
            let jobs = arrived.drain(..).filter_map(|job| self.let_in(job, &mut closers)).collect();
            self.serve(jobs, &mut closers).await;
            if self.writes() {
                self.rest().await;
            }
        }
        self.writer.close().await;
        self.tally.log();
        for done in closers {
            // An error means that nobody waits for it any more.
            let _ = done.send(());
        }
    }

    /// Whether anything can be written. Whoever waited too long for what cannot is not told to come again.
    fn writes(&self) -> bool {
        self.broken.get().is_none()
    }

    /// The job, if it is to be served.
    fn let_in(&mut self, job: Job<W>, closers: &mut Vec<oneshot::Sender<()>>) -> Option<Job<W>> {
        match job {
            Job::Close(done) => {
                self.asked.close();
                closers.push(done);
                None
            }
            job if self.writes() && job.waits_too_long() => {
                job.send_away(self.waiting.full());
                None
            }
            job => Some(job),
        }
    }

    async fn serve(&mut self, mut jobs: Vec<Job<W>>, closers: &mut Vec<oneshot::Sender<()>>) {
        if jobs.is_empty() {
            return;
        }
        if let Some(fault) = self.broken.get() {
            jobs.into_iter().for_each(|job| job.send_away(Error::CannotRecord(fault.clone())));
            return;
        }
        let (began, writer) = (Instant::now(), self.writer.clone());
        let group = Group::begin(&*writer).await;
        // Where others write as well, the turn is waited for. Whoever came meanwhile does not wait for the next one.
        while jobs.len() < MOST_IN_A_GROUP {
            let Ok(job) = self.asked.try_recv() else { break };
            jobs.extend(self.let_in(job, closers));
        }
        let (given_up, jobs): (Vec<_>, Vec<_>) = jobs.into_iter().partition(Job::is_given_up);
        given_up.into_iter().for_each(|job| job.send_away(self.waiting.full()));
        let size = jobs.len();
        if let Some(fault) = group.serve(jobs).await.filter(|fault| !W::leaves_certain(fault)) {
            self.stop_writing(fault);
        }
        let took = began.elapsed();
        tracing::debug!(size, ?took, "a group is served");
        self.waiting.learn(took);
        self.tally.count(size);
    }

    async fn rest(&self) {
        match self.writer.rest(!self.asked.is_empty()).await {
            Ok(()) => {}
            Err(fault) if W::leaves_certain(&fault) => {
                tracing::warn!(%fault, "what is done between two groups has to wait");
            }
            Err(fault) => self.stop_writing(Arc::new(fault)),
        }
    }

    /// Another sync might say yes to what the one before has lost: nobody tries.
    fn stop_writing(&self, fault: Arc<Error>) {
        tracing::error!(%fault, "the disk failed: nothing is written any more until the server is started anew");
        let _ = self.broken.set(fault);
    }
}
