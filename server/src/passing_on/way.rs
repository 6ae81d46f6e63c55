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
use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper_util::{
    client::legacy::{self, Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, mpsc, oneshot},
    time::{Instant, sleep, timeout_at},
};

/// Most that wait to be sent; whoever comes then is decided here.
pub(super) const MOST_WAITING: usize = 4_096;
/// Most in one letter.
const MOST_TOGETHER: usize = 256;
/// Most letters that are not answered. While they are so many, those who come wait for the next.
const MOST_UNANSWERED: usize = 32;
/// Who comes within this time goes by the same letter.
const GATHERED_FOR: Duration = Duration::from_millis(5);
/// A server that is there takes a connection within this time.
const CONNECTED_WITHIN: Duration = Duration::from_millis(500);
/// A desk that has answered no letter for so long is taken to be gone; groups take a hundredth of it.
const SILENT_FOR: Duration = Duration::from_secs(2);
/// Longest answer: a receipt is a kilobyte or two.
const LONGEST: usize = 4 << 20;

/// What was decided of an application, or the application again.
pub(super) type DecidedOrNot = Result<Result<Written, Error>, Box<Submission>>;

/// Somebody's application on the way, and where its answer goes.
pub(super) struct HandedOn {
    pub(super) submission: Box<Submission>,
    pub(super) answer: oneshot::Sender<DecidedOrNot>,
}

pub(super) struct Way {
    first: Arc<FirstDesk>,
    letters: Letters,
    http: Client<HttpConnector, Full<Bytes>>,
    /// When any letter was answered last.
    heard: Mutex<Instant>,
}

impl Way {
    pub(super) fn to(first: Arc<FirstDesk>, letters: Letters) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(CONNECTED_WITHIN));
        let http = Client::builder(TokioExecutor::new()).build(connector);
        Self { first, letters, http, heard: Mutex::new(Instant::now()) }
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
        let told = self.told_of(&together).await;
        let told = told.into_iter().map(Told::decided).chain(std::iter::repeat_with(|| None));
        for (HandedOn { submission, answer }, decided) in together.into_iter().zip(told) {
            // An error means that nobody waits for it any more.
            let _ = answer.send(decided.ok_or(submission));
        }
    }

    /// What the first server that is there tells of them; nothing where none is.
    async fn told_of(&self, together: &[HandedOn]) -> Vec<Told> {
        while let Some(first) = self.first.get() {
            let fault = match self.ask(&first, together).await {
                Ok(told) => return told,
                Err(fault) => fault,
            };
            let is_there = !is_gone(&fault);
            if self.first.let_be(&first) {
                let (fault, address) = (format!("{fault:#}"), first.address);
                tracing::warn!(fault, %address, is_there, "the first server decides nothing; the next does");
            }
            // It may have them: somebody waits long enough already.
            if is_there {
                break;
            }
        }
        Vec::new()
    }

    async fn ask(&self, first: &Server, together: &[HandedOn]) -> Result<Vec<Told>> {
        let submissions: Vec<&Submission> = together.iter().map(|handed_on| &*handed_on.submission).collect();
        let letter = self.letters.write(&first.name, &submissions)?;
        let request = Request::post(format!("http://{}{PATH}", first.address)).body(Full::from(letter))?;
        let answers = self.unless_silent(async {
            let answer = self.http.request(request).await?;
            ensure!(answer.status() == StatusCode::OK, "it answers {}", answer.status());
            let body = Limited::new(answer.into_body(), LONGEST).collect().await;
            Ok(body.map_err(anyhow::Error::from_boxed)?.to_bytes())
        });
        let told = self.letters.read_answers(&answers.await?)?;
        ensure!(told.len() == together.len(), "it answers another letter");
        ensure!(!told.iter().all(|told| matches!(told, Told::Nothing)), "it can decide nothing");
        Ok(told)
    }

    /// Waits as long as any letter is answered from time to time: in a rush each waits for its turn.
    async fn unless_silent<T>(&self, answer: impl Future<Output = Result<T>>) -> Result<T> {
        let (mut answer, sent) = (std::pin::pin!(answer), Instant::now());
        loop {
            let patient_until = self.heard().max(sent) + SILENT_FOR;
            match timeout_at(patient_until, &mut answer).await {
                Ok(answer) => {
                    *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
                    return answer;
                }
                Err(_) if self.heard().max(sent) + SILENT_FOR > patient_until => {}
                Err(elapsed) => return Err(elapsed).context("no word of it"),
            }
        }
    }

    fn heard(&self) -> Instant {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether nobody took the connection, so that it is certain that nothing was heard there.
fn is_gone(fault: &anyhow::Error) -> bool {
    fault.downcast_ref::<legacy::Error>().is_some_and(legacy::Error::is_connect)
}
