//! What is done to the tables at night, so that none of it is done while families submit.

use crate::App;
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::{ClockTime, school_instant, school_time};
use std::sync::Arc;
use tokio::sync::watch;

/// When nobody opens a round, and nobody asks for anything.
const AT: ClockTime = ClockTime::new(3, 0).expect("a time of day");

/// Looks after the tables every night, until the server is asked to stop. A file has nothing to look after.
pub(crate) async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    if !app.store.is_shared() {
        return;
    }
    let every_night = async {
        loop {
            app.clock.reaches(next_night(app.clock.now())).await;
            if let Err(fault) = app.store.look_after_tables().await {
                tracing::warn!(%fault, "the tables were not looked after; trying again the next night");
            }
        }
    };
    tokio::select! {
        () = every_night => {}
        // An error means that whoever could ask is gone.
        _ = stop.wait_for(|asked| *asked) => {}
    }
}

/// The next time it is to be done.
fn next_night(now: DateTime<Utc>) -> DateTime<Utc> {
    let tonight = school_instant(school_time(now).date(), AT);
    if now < tonight { tonight } else { tonight + TimeDelta::days(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_done_once_a_night() {
        let next = |now: &str| next_night(now.parse().expect("an instant")).to_rfc3339();
        assert_eq!(next("2026-08-24T20:00:00+08:00"), "2026-08-24T19:00:00+00:00", "three o'clock at school");
        assert_eq!(next("2026-08-25T02:59:59+08:00"), "2026-08-24T19:00:00+00:00");
        assert_eq!(next("2026-08-25T03:00:00+08:00"), "2026-08-25T19:00:00+00:00", "the night after");
    }
}
