use crate::{
    client::{Client, get},
    latencies::Latencies,
};
use anyhow::{Result, ensure};
use http::{StatusCode, header};
use kehou_contract::routes::{Endpoint, ListPlaces};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::{Instant, sleep};

/// As the app does (`src/state/live_menu.rs`): a pause, and something more up to a second length.
const PAUSE: Duration = Duration::from_millis(2_300);
const JITTER: Duration = Duration::from_millis(400);

/// Asks for the numbers until it is dropped. A line that broke is opened anew with the next question.
pub(super) async fn ask_on(mut client: Client, asked: Arc<Mutex<Latencies>>) {
    let mut known = String::new();
    loop {
        sleep(PAUSE + JITTER.mul_f64(fastrand::f64())).await;
        let began = Instant::now();
        if ask(&mut client, &mut known).await.is_ok() {
            asked.lock().expect("no panic").add(began.elapsed());
        }
    }
}

async fn ask(client: &mut Client, known: &mut String) -> Result<()> {
    let answer = client.send(get(&ListPlaces.path(), &[("if-none-match", known)])?).await?;
    ensure!(answer.status == StatusCode::OK || answer.status == StatusCode::NOT_MODIFIED);
    if let Some(tag) = answer.headers.get(header::ETAG) {
        tag.to_str()?.clone_into(known);
    }
    Ok(())
}
