//! One who follows the numbers.

use super::{frames, spread, told::Told};
use crate::Clock;
use bytes::Bytes;
use kehou_contract::PlacesVersion;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, watch},
    time::{Instant, sleep, sleep_until},
};

/// After so long without news the time is told: proxies keep the line, and phones that are gone are found.
const QUIET: Duration = Duration::from_secs(20);
/// Thousands hear of a change in the same instant. They are sent it in so many turns, drawn anew every time, so that whoever
/// submits meanwhile does not wait behind all of them; in few enough that most share the waking of a thread.
const TURNS: u32 = 10;
/// From one turn to the next.
const TURN: Duration = Duration::from_millis(50);
/// How long a browser that comes again by itself waits at least, and how much may be added.
const RETRY: Duration = Duration::from_secs(2);

/// A stream, and how far it has told. What it will tell stands where all streams take it from.
#[derive(Debug)]
pub(crate) struct Follower {
    told: watch::Receiver<Option<Arc<Told>>>,
    heard: Option<u64>,
    clock: Clock,
    greeted: bool,
    beat_at: Instant,
    /// Given back when the phone is gone.
    _room: OwnedSemaphorePermit,
}

impl Follower {
    /// Somebody who knows this version; `None` once the server was asked to stop.
    pub(super) fn new(
        told: watch::Receiver<Option<Arc<Told>>>,
        known: Option<&PlacesVersion>,
        clock: Clock,
        room: OwnedSemaphorePermit,
    ) -> Option<Self> {
        let now = told.borrow().clone()?;
        let heard = known.and_then(|known| now.heard_by(known));
        // Not all in step, also when all came in the same second.
        let beat_at = Instant::now() + QUIET / 2 + spread(QUIET / 2);
        Some(Self { told, heard, clock, greeted: false, beat_at, _room: room })
    }

    /// What travels next; `None` once the server was asked to stop.
    pub(crate) async fn next(&mut self) -> Option<Bytes> {
        if !self.greeted {
            self.greeted = true;
            let greeting = [frames::retry(RETRY + spread(RETRY)), frames::time(self.clock.now())];
            return Some(greeting.concat().into());
        }
        loop {
            let now = self.told.borrow_and_update().clone()?;
            if let Some((event, until)) = now.next(self.heard) {
                self.heard = Some(until);
                self.beat_at = Instant::now() + QUIET;
                return Some(event);
            }
            tokio::select! {
                changed = self.told.changed() => {
                    changed.ok()?;
                    sleep(TURN * (getrandom::u32().unwrap_or(0) % TURNS)).await;
                }
                () = sleep_until(self.beat_at) => {
                    self.beat_at = Instant::now() + QUIET;
                    return Some(frames::time(self.clock.now()));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
