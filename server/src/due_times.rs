//! What happens by itself when its time comes: places whose bill was not paid go back.

use crate::{App, error::Error};
use chrono::TimeDelta;
use std::sync::Arc;
use tokio::sync::watch;

/// How long a new due time may go unseen, and how long after a fault it is tried again.
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(30);

/// Follows due times until the server is asked to stop.
pub(crate) async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    loop {
        let latest = app.clock.now() + LOOK_AGAIN;
        let next = match take_back_unpaid(&app).await {
            // It may have come meanwhile: then it is there at once.
            Ok(()) => app.store.next_due_time().await.ok().flatten(),
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

/// Takes the places of all overdue bills back, one bill a transaction.
async fn take_back_unpaid(app: &App) -> Result<(), Error> {
    while let Some((commit, changed)) = app.store.take_back_unpaid(&app.catalogue(), app.clock.now()).await? {
        app.live_places.take_in(commit, &changed);
        app.outbox.ring();
    }
    Ok(())
}
