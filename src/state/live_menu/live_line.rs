//! The stream of numbers, as far as this phone has one: opened again and again, polling meanwhile.

use crate::browser::{self, Came, EventStream};
use leptos::prelude::*;

/// A stream that has said nothing for so long is dead: the server tells the time at least every twenty seconds.
const SILENT_MS: i64 = 30_000;
/// A stream that says nothing at its beginning is being gathered by some proxy on the way.
const GATHERED_MS: i64 = 8_000;
/// Between two tries, growing.
const PAUSE_MS: i64 = 2_000;
/// The longest pause.
const LONGEST_PAUSE_MS: i64 = 60_000;

/// One stream for the whole page.
#[derive(Clone, Copy)]
pub(super) struct LiveLine {
    stream: StoredValue<Option<EventStream>, LocalStorage>,
    state: StoredValue<State>,
}

/// Instants are the phone's, in milliseconds.
#[derive(Clone, Copy, Default)]
struct State {
    opened_at: i64,
    /// 0 as long as nothing was heard.
    heard_at: i64,
    failures: u32,
    next_try: i64,
    ended: bool,
}

impl State {
    fn is_alive(&self, now: i64) -> bool {
        let since = match self.heard_at {
            0 => self.opened_at + GATHERED_MS,
            heard_at => heard_at + SILENT_MS,
        };
        !self.ended && now < since
    }

    /// The stream has come to nothing. One that lived for a while is no sign of a line that cannot carry any.
    fn fail(&mut self, now: i64, spread: f64) {
        if self.heard_at > 0 && self.heard_at - self.opened_at > SILENT_MS {
            self.failures = 0;
        }
        self.next_try = now + pause_after(self.failures, spread);
        self.failures += 1;
    }
}

/// The pause after so many failures in a row: growing up to the longest, and spread by half of itself to either side, so
/// that phones which lost one server do not all come back at once. `spread` is anything from 0 to 1.
fn pause_after(failures: u32, spread: f64) -> i64 {
    let pause = (PAUSE_MS << failures.min(5)).min(LONGEST_PAUSE_MS);
    pause / 2 + (pause as f64 * spread) as i64
}

impl LiveLine {
    pub(super) fn new() -> Self {
        Self { stream: StoredValue::new_local(None), state: StoredValue::new(State::default()) }
    }

    /// Whether the numbers come by themselves now.
    pub(super) fn carries(self) -> bool {
        let state = self.state.get_value();
        self.is_open() && state.heard_at > 0 && state.is_alive(browser::phone_millis())
    }

    /// Opens the stream if there is none and it is time to try.
    pub(super) fn keep_open(self, address: impl FnOnce() -> String, hear: impl Fn(Came) + 'static) {
        let now = browser::phone_millis();
        if self.is_open() {
            if !self.state.get_value().is_alive(now) {
                self.close();
                self.state.update_value(|state| state.fail(now, browser::chance()));
            }
            return;
        }
        if now < self.state.get_value().next_try {
            return;
        }
        self.state.update_value(|state| {
            *state = State { opened_at: now, heard_at: 0, ended: false, ..*state };
        });
        let stream = EventStream::open(&address(), move |came| {
            self.state.update_value(|state| match came {
                // It is put away with the next look: nothing is dropped while it is called.
                Came::End => state.ended = true,
                _ => state.heard_at = browser::phone_millis(),
            });
            hear(came);
        });
        if stream.is_none() {
            self.state.update_value(|state| state.fail(now, browser::chance()));
        }
        self.stream.set_value(stream);
    }

    /// Closes it: nobody looks. When somebody looks again it is opened, though not in the same moment as all others.
    pub(super) fn close(self) {
        if self.is_open() {
            self.stream.set_value(None);
            let next_try = browser::phone_millis() + (browser::chance() * PAUSE_MS as f64) as i64;
            self.state.update_value(|state| state.next_try = next_try);
        }
    }

    fn is_open(self) -> bool {
        self.stream.with_value(Option::is_some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute_and_are_spread() {
        let in_the_middle: Vec<i64> = (0..8).map(|failures| pause_after(failures, 0.5)).collect();
        assert_eq!(in_the_middle, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
        assert_eq!((pause_after(0, 0.0), pause_after(0, 1.0)), (1_000, 3_000));
        assert_eq!(pause_after(u32::MAX, 1.0), 90_000);
    }

    #[test]
    fn a_stream_that_says_nothing_is_given_up_and_one_that_lived_is_tried_again_soon() {
        let mut state = State { opened_at: 1_000, ..State::default() };
        assert!(state.is_alive(8_999) && !state.is_alive(9_000), "gathered on the way");
        (0..4).for_each(|_| state.fail(9_000, 0.5));
        assert_eq!(state.next_try, 25_000);
        state = State { opened_at: 25_000, heard_at: 25_100, ..state };
        assert!(state.is_alive(55_000) && !state.is_alive(55_100), "silent");
        state.fail(55_100, 0.5);
        assert_eq!(state.next_try, 87_100, "it never lived");
        state = State { opened_at: 90_000, heard_at: 130_000, ..state };
        state.fail(130_000, 0.5);
        assert_eq!(state.next_try, 132_000);
    }
}
