//! Selections one after the other for a while, each of another family, in places enough for all.

use crate::{
    client::{Client, post},
    evening::Evening,
    family::Family,
    latencies::Latencies,
    school,
};
use anyhow::{Context, Result, bail, ensure};
use bytes::Bytes;
use http::StatusCode;
use kehou_contract::routes::IDEMPOTENCY_KEY;
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
}

/// Requests made ready before the clock starts: what a phone does is not measured here.
type Requests = Arc<Mutex<Vec<http::Request<http_body_util::Full<Bytes>>>>>;

/// Every connection sends as soon as it has its answer.
pub(super) async fn as_fast_as_taken(
    evening: &mut Evening,
    connections: usize,
    lasts: Duration,
) -> Result<Taken> {
    let most = evening.families.len() / 2;
    let families = evening.families.split_off(evening.families.len() - most);
    let (requests, sample) = requests(evening, &families)?;
    let until = Instant::now() + lasts;
    let mut sending = JoinSet::new();
    for number in 0..connections {
        let (mut client, requests) = (Client::connect(evening.address(number)).await?, requests.clone());
        sending.spawn(async move {
            let mut taken = Taken::default();
            while Instant::now() < until {
                let request = requests.lock().expect("no panic").pop().context("more families are needed")?;
                taken.send(&mut client, request, Instant::now()).await?;
            }
            Ok(taken)
        });
    }
    collect(sending, Taken { sample, took: lasts, ..Taken::default() }).await
}

/// Requests leave at their times whether those before are answered or not: who waits behind a slow answer waits.
pub(super) async fn at_a_pace(
    evening: &mut Evening,
    connections: usize,
    lasts: Duration,
    per_second: f64,
) -> Result<Taken> {
    let count = (per_second * lasts.as_secs_f64()) as usize;
    ensure!(count <= evening.families.len(), "more families are needed");
    let families = evening.families.split_off(evening.families.len() - count);
    let (requests, sample) = requests(evening, &families)?;
    let began = Instant::now();
    let due = Arc::new(Mutex::new(0_usize));
    let mut sending = JoinSet::new();
    for number in 0..connections {
        let mut client = Client::connect(evening.address(number)).await?;
        let (requests, due) = (requests.clone(), due.clone());
        sending.spawn(async move {
            let mut taken = Taken::default();
            loop {
                let number = {
                    let mut due = due.lock().expect("no panic");
                    *due += 1;
                    *due - 1
                };
                let Some(request) = requests.lock().expect("no panic").pop() else { return Ok(taken) };
                let leaves = began + Duration::from_secs_f64(number as f64 / per_second);
                sleep_until(leaves).await;
                taken.send(&mut client, request, leaves).await?;
            }
        });
    }
    collect(sending, Taken { sample, took: lasts, ..Taken::default() }).await
}

fn requests(evening: &Evening, families: &[Family]) -> Result<(Requests, Bytes)> {
    let mut requests = Vec::with_capacity(families.len());
    let mut sample = Bytes::new();
    for (number, family) in families.iter().enumerate() {
        sample = evening.applications.of(family, &school::other(number))?;
        requests.push(request(family, sample.clone())?);
    }
    Ok((Arc::new(Mutex::new(requests)), sample))
}

/// A family's application under a key of its own.
pub(super) fn request(family: &Family, body: Bytes) -> Result<http::Request<http_body_util::Full<Bytes>>> {
    let key = uuid::Uuid::new_v4().to_string();
    post(&family.path(), &[("cookie", &family.cookie()), (IDEMPOTENCY_KEY, &key)], body)
}

impl Taken {
    async fn send(
        &mut self,
        client: &mut Client,
        request: http::Request<http_body_util::Full<Bytes>>,
        since: Instant,
    ) -> Result<()> {
        let answer = client.send(request).await?;
        self.latencies.add(since.elapsed());
        if answer.status != StatusCode::CREATED {
            bail!("{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        self.answer_bytes = answer.body.len();
        self.receipts.push(receipt_number(&answer.body)?);
        Ok(())
    }
}

/// The number at the beginning of a receipt, without reading the rest of it.
pub(crate) fn receipt_number(body: &[u8]) -> Result<String> {
    let text = std::str::from_utf8(body)?;
    let number = text.strip_prefix("{\"number\":\"").and_then(|rest| rest.split('"').next());
    Ok(number.with_context(|| format!("a receipt: {text}"))?.to_owned())
}

async fn collect(mut sending: JoinSet<Result<Taken>>, mut all: Taken) -> Result<Taken> {
    while let Some(taken) = sending.join_next().await {
        let taken = taken??;
        all.receipts.extend(taken.receipts);
        all.latencies.join(taken.latencies);
        all.answer_bytes = all.answer_bytes.max(taken.answer_bytes);
    }
    Ok(all)
}
