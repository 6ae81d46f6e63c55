//! The numbers as they change, told to everybody who follows them.
//!
//! One task waits for changes, writes what they are once, and hands the same bytes to every stream. A stream holds no
//! queue: it knows how far it has told, and takes what comes next from what all share. One that cannot keep up is told
//! the whole when it can.

mod follower;
mod frames;
mod teller;
mod told;

pub(crate) use teller::tell;

use crate::{Clock, error::Error, live_places::NumberedPlaces};
use follower::Follower;
use kehou_contract::PlacesVersion;
use std::{sync::Arc, time::Duration};
use tokio::sync::{Semaphore, watch};
use told::Told;

/// What was told last, and who may hear it.
#[derive(Debug)]
pub(crate) struct PlacesStream {
    /// `None` once the server was asked to stop.
    told: watch::Sender<Option<Arc<Told>>>,
    room: Arc<Semaphore>,
}

impl PlacesStream {
    /// A stream of numbers that begins with these, for at most so many at a time.
    pub(crate) fn begin(version: PlacesVersion, places: NumberedPlaces, most: usize) -> Self {
        let told = Some(Arc::new(Told::first(version, places.places)));
        let room = Semaphore::new(most.min(Semaphore::MAX_PERMITS));
        Self { told: watch::Sender::new(told), room: Arc::new(room) }
    }

    /// Lets somebody follow, who knows this version or none. Whoever finds no room polls, and comes again.
    pub(crate) fn follow(&self, known: Option<&PlacesVersion>, clock: Clock) -> Result<Follower, Error> {
        let full = || Error::TooManyStreams(come_again());
        let room = self.room.clone().try_acquire_owned().map_err(|_| full())?;
        Follower::new(self.told.subscribe(), known, clock, room).ok_or_else(full)
    }

    fn last(&self) -> Option<Arc<Told>> {
        self.told.borrow().clone()
    }

    fn say(&self, told: Told) {
        self.told.send_replace(Some(Arc::new(told)));
    }

    fn end(&self) {
        self.told.send_replace(None);
    }
}

/// When somebody may come again for whom there was no room: spread, so that not all come at once.
fn come_again() -> Duration {
    Duration::from_secs(30) + spread(Duration::from_secs(30))
}

/// Something between nothing and so much.
fn spread(most: Duration) -> Duration {
    most.mul_f64(f64::from(getrandom::u32().unwrap_or(0)) / f64::from(u32::MAX))
}
