//! What is done to the tables at night, so that none of it is done while families submit.

use crate::{App, clock::Clock};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::{ClockTime, school_instant, school_time};
use std::sync::Arc;
use tokio::sync::watch;

/// When nobody opens a round, and nobody asks for anything.
const FROM: ClockTime = ClockTime::new(3, 0).expect("a time of day");
/// Servers begin at different minutes of this hour: each finds done what another has done, and on a database of many schools they do
/// not all come at once.
const MINUTES: u32 = 60;

/// Looks after the tables every night, until the server is asked to stop. A file has nothing to look after. Night is by the
/// machine's clock: a rehearsal's may show it while others open their rounds on the same database.
pub(crate) async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    if !app.store.is_shared() {
        return;
    }
    let later = u16::try_from(getrandom::u32().unwrap_or(0) % MINUTES).unwrap_or(0);
    let (clock, at) = (Clock::system(), FROM.later(later));
    let every_night = async {
        loop {
            clock.reaches(next_night(clock.now(), at)).await;
            if let Err(fault) = app.store.look_after_tables().await {
                tracing::warn!(%fault, "not every table was looked after; trying again the next night");
            }
        }
    };
    tokio::select! {
        () = every_night => {}
        // An error means that whoever could ask is gone.
        _ = stop.wait_for(|asked| *asked) => {}
    }
}

/// The next instant at which the school's clock shows this time.
fn next_night(now: DateTime<Utc>, at: ClockTime) -> DateTime<Utc> {
    let tonight = school_instant(school_time(now).date(), at);
    if now < tonight { tonight } else { tonight + TimeDelta::days(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_done_once_a_night() {
        let next = |now: &str| next_night(now.parse().expect("an instant"), FROM).to_rfc3339();
        assert_eq!(next("2026-08-24T20:00:00+08:00"), "2026-08-24T19:00:00+00:00", "three o'clock at school");
        assert_eq!(next("2026-08-25T02:59:59+08:00"), "2026-08-24T19:00:00+00:00");
        assert_eq!(next("2026-08-25T03:00:00+08:00"), "2026-08-25T19:00:00+00:00", "the night after");
    }
}
