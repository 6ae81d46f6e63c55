//! The server's clock: it alone decides when a round is open.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use tokio::{sync::watch, time::sleep};

/// A clock that runs beside the machine's, at an offset a rehearsal may set; a test may also make it stand still.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    hands: watch::Sender<Hands>,
}

#[derive(Clone, Copy, Debug)]
enum Hands {
    /// Ahead of the machine by this much.
    Running(TimeDelta),
    /// Showing one instant.
    Still(DateTime<Utc>),
}

impl Default for Hands {
    fn default() -> Self {
        Self::Running(TimeDelta::zero())
    }
}

impl Clock {
    /// The machine's own time.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that shows `instant` now and runs on.
    pub fn starting_at(instant: DateTime<Utc>) -> Self {
        let clock = Self::default();
        clock.set(instant);
        clock
    }

    /// Turns the clock to `instant`, from where it runs on; every holder of it sees the change.
    pub fn set(&self, instant: DateTime<Utc>) {
        self.turn(Hands::Running(instant.signed_duration_since(Utc::now())));
    }

    /// Turns the clock to `instant` and keeps it there: what happens in the last millisecond of a round takes longer
    /// than that to try out.
    pub fn stand_still_at(&self, instant: DateTime<Utc>) {
        self.turn(Hands::Still(instant));
    }

    /// The time, in whole milliseconds: so much is kept, and what is handed out shall be the same.
    pub fn now(&self) -> DateTime<Utc> {
        let now = match *self.hands.borrow() {
            Hands::Running(ahead) => Utc::now() + ahead,
            Hands::Still(instant) => instant,
        };
        now.trunc_subsecs(3)
    }

    /// Ready when the clock shows `instant` or later: by running, or because somebody turned it.
    pub(crate) async fn reaches(&self, instant: DateTime<Utc>) {
        let mut hands = self.hands.subscribe();
        loop {
            let runs = matches!(*hands.borrow_and_update(), Hands::Running(_));
            let left = instant.signed_duration_since(self.now()).to_std().unwrap_or_default();
            if left.is_zero() {
                return;
            }
            tokio::select! {
                // An error would mean that this clock is gone, and it is here.
                _ = hands.changed() => {}
                () = sleep(left), if runs => {}
            }
        }
    }

    fn turn(&self, hands: Hands) {
        self.hands.send_replace(hands);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_never_shows_an_instant_before_the_one_it_was_set_to() {
        let instants = ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"];
        for instant in instants.map(|instant| instant.parse().expect("an instant")) {
            let clock = Clock::starting_at(instant);
            assert!(clock.now() >= instant, "{instant}");
            clock.stand_still_at(instant);
            assert_eq!(clock.clone().now(), instant);
        }
    }

    #[tokio::test]
    async fn an_instant_is_reached_by_turning_the_clock_or_by_waiting() {
        let clock = Clock::starting_at("2026-08-24T12:00:00Z".parse().expect("an instant"));
        clock.stand_still_at(clock.now());
        let instant = clock.now() + TimeDelta::hours(1);
        let waiting = tokio::spawn({
            let clock = clock.clone();
            async move { clock.reaches(instant).await }
        });
        clock.stand_still_at(instant - TimeDelta::milliseconds(1));
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        clock.stand_still_at(instant);
        waiting.await.expect("reached");
        clock.set(instant - TimeDelta::milliseconds(20));
        clock.reaches(instant).await;
        assert!(clock.now() >= instant);
    }
}
