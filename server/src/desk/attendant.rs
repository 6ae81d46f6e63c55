//! Who serves the queue.

use super::{
    Writer,
    group::Group,
    job::Job,
    tally::Tally,
    waiting::{MOST_IN_A_GROUP, Waiting},
};
use std::sync::Arc;
use tokio::{sync::mpsc, time::Instant};

pub(super) struct Attendant<W: Writer> {
    writer: W,
    asked: mpsc::Receiver<Job<W>>,
    waiting: Arc<Waiting>,
    tally: Tally,
}

impl<W: Writer> Attendant<W> {
    pub(super) fn new(writer: W, asked: mpsc::Receiver<Job<W>>, waiting: Arc<Waiting>) -> Self {
        Self { writer, asked, waiting, tally: Tally::default() }
    }

    /// Serves group after group, until the desk is closed or nobody is left who could come. Whoever came before it was
    /// closed is served.
    pub(super) async fn attend(mut self) {
        let mut arrived = Vec::with_capacity(MOST_IN_A_GROUP);
        let mut closers = Vec::new();
        while self.asked.recv_many(&mut arrived, MOST_IN_A_GROUP).await > 0 {
            let mut jobs = Vec::with_capacity(arrived.len());
            for job in arrived.drain(..) {
                match job {
                    Job::Close(done) => {
                        self.asked.close();
                        closers.push(done);
                    }
                    job => jobs.push(job),
                }
            }
            self.serve(jobs).await;
            if self.asked.is_empty() {
                self.writer.rest().await;
            }
        }
        self.tally.log();
        for done in closers {
            // An error means that nobody waits for it any more.
            let _ = done.send(());
        }
    }

    async fn serve(&mut self, jobs: Vec<Job<W>>) {
        if jobs.is_empty() {
            return;
        }
        let (began, size) = (Instant::now(), jobs.len());
        Group::serve(&self.writer, jobs).await;
        let took = began.elapsed();
        tracing::debug!(size, ?took, "a group is served");
        self.waiting.learn(took);
        self.tally.count(size);
    }
}
