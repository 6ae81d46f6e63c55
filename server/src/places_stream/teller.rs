//! Who tells.

use crate::App;
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// From one telling to the next, at least: what changes meanwhile is told together. Nobody reads faster, and telling three
/// thousand twice as often took an eighth of two processors from those who were submitting.
const PACE: Duration = Duration::from_secs(1);

/// Tells what changes until the server is asked to stop; then every stream ends.
pub(crate) async fn tell(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    tokio::select! {
        () = tell_on(&app) => {}
        // An error means that whoever could ask is gone.
        _ = stop.wait_for(|asked| *asked) => {}
    }
    app.places_stream.end();
}

async fn tell_on(app: &App) {
    loop {
        app.live_places.rung().await;
        tell_changes(app);
        tokio::time::sleep(PACE).await;
    }
}

fn tell_changes(app: &App) {
    let Some(last) = app.places_stream.last() else { return };
    let changed = app.live_places.changed_after(last.number());
    if let Some(told) = last.then(app.places_version(changed.number), changed) {
        app.places_stream.say(told);
    }
}
