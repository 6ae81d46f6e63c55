//! The task that sends what waits.

use super::{
    back_off::back_off,
    outgoing::Outgoing,
    sender::{SendFault, Sender},
};
use crate::{
    App,
    codes::random_bytes,
    error::Error,
    store::{Attempt, Waiting},
};
use std::{collections::BTreeSet, future::pending, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    task::{JoinError, JoinSet},
    time::sleep,
};

/// Most messages under way at once for one sender.
const BATCH: u32 = 16;
/// However quiet it is, the table is looked at this often.
const LONGEST_REST: Duration = Duration::from_secs(60);
/// After the database or a sender broke.
const RECOVERY: Duration = Duration::from_secs(5);

/// Starts one task for each sender, so that one that hangs delays no other. They end when `stop` says so or is gone.
pub(crate) fn start_delivering(app: &Arc<App>, stop: &watch::Receiver<bool>) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    for sender in &app.outbox.senders {
        tasks.spawn(deliver(app.clone(), sender.clone(), stop.clone()));
    }
    tasks
}

async fn deliver(app: Arc<App>, sender: Arc<dyn Sender>, mut stop: watch::Receiver<bool>) {
    let mut bell = app.outbox.bell.subscribe();
    while !is_over(&stop) {
        // Whatever rings from here on is heard: the table is looked at after this.
        bell.borrow_and_update();
        match send_batch(&app, &sender, &mut stop).await {
            Ok(0) => {
                tokio::select! {
                    _ = stop.wait_for(|asked| *asked) => {}
                    _ = bell.changed() => {}
                    () = something_is_due(&app, sender.name()) => {}
                    () = sleep(LONGEST_REST) => {}
                }
            }
            Ok(_more_may_wait) => {}
            Err(error) => {
                tracing::error!(sender = sender.name(), %error, "the outbox broke");
                tokio::select! {
                    _ = stop.wait_for(|asked| *asked) => {}
                    () = sleep(RECOVERY) => {}
                }
            }
        }
    }
}

fn is_over(stop: &watch::Receiver<bool>) -> bool {
    *stop.borrow() || stop.has_changed().is_err()
}

async fn something_is_due(app: &App, sender: &'static str) {
    match app.store.next_attempt_at(sender).await {
        Ok(Some(next)) => app.clock.reaches(next).await,
        Ok(None) | Err(_) => pending().await,
    }
}

/// Sends what is due, and writes down what became of it; how much it was. Sends that are under way when the server
/// stops are dropped and wait as before.
async fn send_batch(
    app: &App,
    sender: &Arc<dyn Sender>,
    stop: &mut watch::Receiver<bool>,
) -> Result<usize, Error> {
    let mut sends = JoinSet::new();
    let mut under_way = BTreeSet::new();
    for waiting in app.store.take_waiting(sender.name(), app.clock.now(), BATCH).await? {
        let sender = sender.clone();
        under_way.insert(waiting.message_id.clone());
        sends.spawn(async move {
            let sent = send(&*sender, &waiting).await;
            (waiting, sent)
        });
    }
    let mut ended = Vec::new();
    let mut panicked = false;
    let mut take = |joined: Result<(Waiting, Result<(), SendFault>), JoinError>| match joined {
        Ok(one) => {
            under_way.remove(&one.0.message_id);
            ended.push(one);
        }
        Err(fault) => panicked |= fault.is_panic(),
    };
    while let Some(joined) = tokio::select! {
        joined = sends.join_next() => joined,
        _ = stop.wait_for(|asked| *asked) => None,
    } {
        take(joined);
    }
    // What is under way when the server stops goes no further beside what another process may send; what had arrived counts.
    sends.abort_all();
    while let Some(joined) = sends.join_next().await {
        take(joined);
    }
    let left: Vec<String> = under_way.into_iter().collect();
    // Whichever of the two fails, the other is done: what was sent is not sent again, what was not is not kept waiting.
    let recorded = if ended.is_empty() { Ok(()) } else { record(app, sender.name(), &ended).await };
    let let_go = app.store.let_go(sender.name(), &left, app.clock.now()).await;
    recorded.and(let_go)?;
    if panicked { Err(Error::Broken("a sender panicked")) } else { Ok(ended.len()) }
}

async fn send(sender: &dyn Sender, waiting: &Waiting) -> Result<(), SendFault> {
    sender.send(&Outgoing::try_from(waiting)?).await
}

async fn record(
    app: &App,
    sender: &'static str,
    ended: &[(Waiting, Result<(), SendFault>)],
) -> Result<(), Error> {
    let now = app.clock.now();
    let became = |waiting: &Waiting, sent: &Result<(), SendFault>| match sent {
        Ok(()) => Attempt::Sent,
        Err(_) => back_off(waiting.attempts + 1, u16::from_le_bytes(random_bytes()))
            .map_or(Attempt::GivenUp, |wait| Attempt::Again(now + wait)),
    };
    let attempts: Vec<_> =
        ended.iter().map(|(waiting, sent)| (waiting.message_id.clone(), became(waiting, sent))).collect();
    app.store.record_attempts(sender, &attempts, now).await?;
    log_faults(sender, ended);
    let is_given_up = |(_, attempt): &&(String, Attempt)| *attempt == Attempt::GivenUp;
    let given_up: Vec<_> = attempts.iter().filter(is_given_up).map(|(message, _)| message).collect();
    if !given_up.is_empty() {
        let all = app.store.count_unsent(sender).await?.given_up;
        tracing::error!(sender, ?given_up, all, "messages were given up");
    }
    Ok(())
}

/// One line for all that failed together: a receiver that is down makes hundreds.
fn log_faults(sender: &'static str, ended: &[(Waiting, Result<(), SendFault>)]) {
    let mut faults = ended.iter().filter_map(|(_, sent)| sent.as_ref().err());
    if let Some(fault) = faults.next() {
        let failed = 1 + faults.count();
        tracing::warn!(sender, failed, %fault, "messages could not be sent");
    }
}
