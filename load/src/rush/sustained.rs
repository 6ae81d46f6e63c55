//! Selections one after the other for a while, each of another family, in places enough for all.

use super::sending::{Record, Sending, receipt_number};
use crate::{
    client::{Answer, Client},
    evening::Evening,
    family::Family,
    latencies::Latencies,
    school,
};
use anyhow::{Context, Result, bail, ensure};
use bytes::Bytes;
use http::StatusCode;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    task::JoinSet,
    time::{Instant, sleep_until},
};

/// What was taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The numbers of the receipts families hold.
    pub(super) receipts: Vec<String>,
    pub(super) latencies: Latencies,
    took: Duration,
    /// How long one answer is.
    pub(super) answer_bytes: usize,
    /// A body as it was sent.
    pub(super) sample: Bytes,
}

impl Taken {
    pub(super) fn per_second(&self) -> f64 {
        self.receipts.len() as f64 / self.took.as_secs_f64()
    }

    /// What was taken in another time as well.
    pub(super) fn join(&mut self, another: Self) {
        self.receipts.extend(another.receipts);
        self.latencies.join(another.latencies);
        self.took += another.took;
        self.answer_bytes = self.answer_bytes.max(another.answer_bytes);
    }
}

/// Applications made ready before the clock starts: what a phone does is not measured here.
type Ready = Arc<Mutex<Vec<Sending>>>;

/// Every connection sends as soon as it has its answer, for so many families at most.
pub(super) async fn as_fast_as_taken(
    evening: &mut Evening,
    connections: usize,
    (most, lasts): (usize, Duration),
    record: &Record,
) -> Result<Taken> {
    let families = evening.families.split_off(evening.families.len() - most);
    let (ready, sample) = make_ready(evening, &families)?;
    let clients = connect(evening, connections).await?;
    let began = Instant::now();
    let until = began + lasts;
    let mut sending = JoinSet::new();
    for mut client in clients {
        let (ready, record) = (ready.clone(), record.clone());
        sending.spawn(async move {
            let mut taken = Taken::default();
            while Instant::now() < until {
                let next = ready.lock().expect("no panic").pop().context("more families are needed")?;
                taken.take(next.send(&mut client, &record), Instant::now()).await?;
            }
            Ok(taken)
        });
    }
    let taken = collect(sending, Taken { sample, ..Taken::default() }).await?;
    // The last answers come after the time is up.
    Ok(Taken { took: began.elapsed(), ..taken })
}

/// Requests leave at their times whether those before are answered or not: who waits behind a slow answer waits.
pub(super) async fn at_a_pace(
    evening: &mut Evening,
    connections: usize,
    lasts: Duration,
    per_second: f64,
    record: &Record,
) -> Result<Taken> {
    let count = (per_second * lasts.as_secs_f64()) as usize;
    ensure!(count <= evening.families.len(), "more families are needed");
    let families = evening.families.split_off(evening.families.len() - count);
    let (ready, sample) = make_ready(evening, &families)?;
    let clients = connect(evening, connections).await?;
    let began = Instant::now();
    let due = Arc::new(Mutex::new(0_usize));
    let mut sending = JoinSet::new();
    for mut client in clients {
        let (ready, due, record) = (ready.clone(), due.clone(), record.clone());
        sending.spawn(async move {
            let mut taken = Taken::default();
            loop {
                let number = {
                    let mut due = due.lock().expect("no panic");
                    *due += 1;
                    *due - 1
                };
                let Some(next) = ready.lock().expect("no panic").pop() else { return Ok(taken) };
                let leaves = began + Duration::from_secs_f64(number as f64 / per_second);
                sleep_until(leaves).await;
                taken.take(next.send(&mut client, &record), leaves).await?;
            }
        });
    }
    collect(sending, Taken { sample, took: lasts, ..Taken::default() }).await
}

/// All of them before the clock starts: who is due while others still connect waits for a connection, not for an answer.
async fn connect(evening: &Evening, connections: usize) -> Result<Vec<Client>> {
    let mut clients = Vec::with_capacity(connections);
    for number in 0..connections {
        clients.push(Client::connect(evening.address(number)).await?);
    }
    Ok(clients)
}

fn make_ready(evening: &Evening, families: &[Family]) -> Result<(Ready, Bytes)> {
    let mut ready = Vec::with_capacity(families.len());
    let mut sample = Bytes::new();
    for family in families {
        sample = evening.applications.of(family, &school::other(family.number))?;
        ready.push(Sending::of(family, sample.clone())?);
    }
    Ok((Arc::new(Mutex::new(ready)), sample))
}

impl Taken {
    async fn take(&mut self, answer: impl Future<Output = Result<Answer>>, since: Instant) -> Result<()> {
        let answer = answer.await?;
        self.latencies.add(since.elapsed());
        if answer.status != StatusCode::CREATED {
            bail!("{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        self.answer_bytes = answer.body.len();
        self.receipts.push(receipt_number(&answer.body)?);
        Ok(())
    }
}

async fn collect(mut sending: JoinSet<Result<Taken>>, mut all: Taken) -> Result<Taken> {
    while let Some(taken) = sending.join_next().await {
        all.join(taken??);
    }
    Ok(all)
}
