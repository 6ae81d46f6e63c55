//! What happens by itself when its time comes: places whose bill was not paid go back.

use crate::{App, error::Error};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;
use tokio::sync::watch;

/// How long a new due time may go unseen, and how long after a fault it is tried again.
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(30);

/// Follows due times until the server is asked to stop.
pub(crate) async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    loop {
        let latest = app.clock.now() + LOOK_AGAIN;
        let next = match take_back_unpaid(&app).await {
            Ok(next) => next,
            Err(error) => {
                tracing::error!(%error, "places of unpaid bills could not be taken back; trying again");
                None
            }
        };
        tokio::select! {
            () = app.clock.reaches(next.map_or(latest, |due| due.min(latest))) => {}
            // An error means that whoever could ask is gone.
            _ = stop.wait_for(|asked| *asked) => return,
        }
    }
}

/// Takes the places of all overdue bills back, one bill a transaction, and says when the next is due. Nobody at the desk waits
/// for what is not due yet.
async fn take_back_unpaid(app: &App) -> Result<Option<DateTime<Utc>>, Error> {
    loop {
        let next = app.store.next_due_time().await?;
        let now = app.clock.now();
        if next.is_none_or(|due| due > now) {
            return Ok(next);
        }
        // Another process was quicker.
        let Some((commit, changed)) = app.store.take_back_unpaid(&app.catalogue(), now).await? else {
            return Ok(None);
        };
        app.live_places.take_in(commit, &changed);
        app.outbox.ring();
    }
}
