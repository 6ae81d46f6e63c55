//! The way to the first desk.

use super::{
    PATH,
    first_desk::{FirstDesk, Server},
    letter::{Letters, Told},
};
use crate::{
    error::Error,
    store::{Submission, Written},
};
use anyhow::{Result, ensure};
use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper_util::{
    client::legacy::{self, Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Semaphore, mpsc, oneshot},
    time::{Instant, sleep, timeout},
};

/// Most that wait to be sent; whoever comes then is decided here.
pub(super) const MOST_WAITING: usize = 4_096;
/// Most in one letter.
const MOST_TOGETHER: usize = 64;
/// Most letters that are not answered. While they are so many, those who come wait for the next.
const MOST_UNANSWERED: usize = 64;
/// Who comes within this time goes by the same letter.
const GATHERED_FOR: Duration = Duration::from_millis(5);
/// Whoever has waited so long for a letter to go by is decided here.
const LONGEST_WAIT: Duration = Duration::from_secs(1);
/// A desk answers within this time, from connecting on, or is taken to be gone. What has not come to its turn until shortly
/// before is not decided there any more (`take_passed_on.rs`), so that nothing is decided there after it was decided here.
pub(super) const ANSWERED_WITHIN: Duration = Duration::from_secs(3);
/// Longest answer: a receipt is a kilobyte or two.
const LONGEST: usize = 4 << 20;

/// An application whose answer is not known from the first desk.
pub(super) struct Back {
    pub(super) submission: Box<Submission>,
    /// Whether it may have been heard there, and may be being decided.
    pub(super) maybe_heard: bool,
}

/// What was decided of an application, or the application again.
pub(super) type DecidedOrBack = Result<Result<Written, Error>, Back>;

/// Somebody's application on the way, and where its answer goes.
pub(super) struct HandedOn {
    pub(super) submission: Box<Submission>,
    pub(super) since: Instant,
    pub(super) answer: oneshot::Sender<DecidedOrBack>,
}

/// What is known of a letter.
enum Heard {
    /// Its answers.
    Told(Vec<Told>),
    Perhaps,
    Never,
}

pub(super) struct Way {
    first: Arc<FirstDesk>,
    letters: Letters,
    http: Client<HttpConnector, Full<Bytes>>,
}

impl Way {
    pub(super) fn to(first: Arc<FirstDesk>, letters: Letters) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let http = Client::builder(TokioExecutor::new()).build(connector);
        Self { first, letters, http }
    }

    /// Carries what is handed on, until nobody is left who could hand on.
    pub(super) async fn carry(self, mut handed_on: mpsc::Receiver<HandedOn>) {
        let (way, unanswered) = (Arc::new(self), Arc::new(Semaphore::new(MOST_UNANSWERED)));
        let mut together = Vec::new();
        while handed_on.recv_many(&mut together, MOST_TOGETHER).await > 0 {
            sleep(GATHERED_FOR).await;
            let Ok(permit) = unanswered.clone().acquire_owned().await else { return };
            while together.len() < MOST_TOGETHER
                && let Ok(next) = handed_on.try_recv()
            {
                together.push(next);
            }
            let (way, together) = (way.clone(), std::mem::take(&mut together));
            tokio::spawn(async move {
                way.pass_on(together).await;
                drop(permit);
            });
        }
    }

    /// Has them decided, and gives back those that were not.
    async fn pass_on(&self, together: Vec<HandedOn>) {
        let is_late = |handed_on: &HandedOn| handed_on.since.elapsed() > LONGEST_WAIT;
        let (late, together): (Vec<_>, Vec<_>) = together.into_iter().partition(is_late);
        give_back(late, false);
        if together.is_empty() {
            return;
        }
        match self.hear(&together).await {
            Heard::Told(told) => {
                for (HandedOn { submission, answer, .. }, told) in together.into_iter().zip(told) {
                    let back = Back { submission, maybe_heard: true };
                    // An error means that nobody waits for it any more.
                    let _ = answer.send(told.decided().ok_or(back));
                }
            }
            Heard::Perhaps => give_back(together, true),
            Heard::Never => give_back(together, false),
        }
    }

    /// What the first server that is there tells of them.
    async fn hear(&self, together: &[HandedOn]) -> Heard {
        while let Some(first) = self.first.get() {
            let fault = match self.ask(&first, together).await {
                Ok(told) => {
                    self.first.answers(&first);
                    return Heard::Told(told);
                }
                Err(fault) => fault,
            };
            let is_gone = is_gone(&fault);
            if self.first.let_be(&first) {
                let (fault, address) = (format!("{fault:#}"), first.address);
                tracing::warn!(fault, %address, "the first server does not answer; it is let be for a while");
            }
            if !is_gone {
                return Heard::Perhaps;
            }
        }
        Heard::Never
    }

    async fn ask(&self, first: &Server, together: &[HandedOn]) -> Result<Vec<Told>> {
        let submissions: Vec<&Submission> = together.iter().map(|handed_on| &*handed_on.submission).collect();
        let letter = Bytes::from(self.letters.write(&first.name, &submissions)?);
        let request = Request::post(format!("http://{}{PATH}", first.address));
        let request = request.body(Full::from(letter.clone()))?;
        let answers = timeout(ANSWERED_WITHIN, async {
            let answer = self.http.request(request).await?;
            if answer.status() == StatusCode::SERVICE_UNAVAILABLE {
                return Ok(None);
            }
            ensure!(answer.status() == StatusCode::OK, "it answers {}", answer.status());
            let body = Limited::new(answer.into_body(), LONGEST).collect().await;
            Ok(Some(body.map_err(anyhow::Error::from_boxed)?.to_bytes()))
        });
        // One that is there and cannot take a letter now is asked again with the next.
        let Some(answers) = answers.await?? else {
            return Ok(together.iter().map(|_| Told::Nothing).collect());
        };
        let told = self.letters.read_answers(&letter, &answers)?;
        ensure!(told.len() == together.len(), "it answers another letter");
        Ok(told)
    }
}

fn give_back(together: Vec<HandedOn>, maybe_heard: bool) {
    for HandedOn { submission, answer, .. } in together {
        // An error means that nobody waits for it any more.
        let _ = answer.send(Err(Back { submission, maybe_heard }));
    }
}

/// Whether nobody took the connection, so that it is certain that nothing was heard there.
fn is_gone(fault: &anyhow::Error) -> bool {
    fault.downcast_ref::<legacy::Error>().is_some_and(legacy::Error::is_connect)
}
