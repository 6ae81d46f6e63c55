//! What other processes write for the same school, where several serve it on one database.

use crate::{
    App,
    error::Error,
    store::{Head, SharedStanding},
};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// Between two looks: what others took is seen within it, and on a stream a second later.
const PACE: Duration = Duration::from_millis(500);

/// Follows what others write until the server is asked to stop. A database that is this process's alone is changed by
/// nobody else.
pub(crate) async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    if !app.store.is_shared() {
        return;
    }
    let mut seen = None;
    loop {
        match look(&app, seen.clone()).await {
            Ok(now) => seen = now,
            Err(error) => tracing::warn!(%error, "what others wrote cannot be seen; trying again"),
        }
        tokio::select! {
            () = tokio::time::sleep(PACE) => {}
            // An error means that whoever could ask is gone.
            _ = stop.wait_for(|asked| *asked) => return,
        }
    }
}

/// Takes up what was written since a row of the audit trail, and says how far it is seen now.
async fn look(app: &App, seen: Option<Head>) -> Result<Option<Head>, Error> {
    let catalogue = app.catalogue();
    let Some(SharedStanding { head, is_another_history, changed, office }) =
        app.store.read_if_changed(&catalogue.school.round, seen.as_ref()).await?
    else {
        return Ok(seen);
    };
    // A standby that took over may lack what was read at the one before. What is remembered of that is true no more, and
    // phones were told of it.
    if is_another_history && app.store.is_written() {
        tracing::error!(
            ?seen,
            ?head,
            "the database has gone back: nothing is written until the server is started anew"
        );
        app.store.refuse_to_go_on();
    }
    app.live_places.take_in(office.as_of, &changed);
    app.take_up(office);
    app.outbox.ring();
    Ok(head)
}
