//! Waiting for the round to open: the button arms by itself, by the server's clock.

use super::linking::LinkedWith;
use crate::{
    app::Ready,
    browser,
    components::round_banner,
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, ServerTime, late_words},
};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::{RoundState, rules::opening_mark};
use leptos::{prelude::*, task::spawn_local};

/// So long before the opening the line is warmed, and up to so much earlier: thousands of phones wait for one instant.
const WARM_FROM: TimeDelta = TimeDelta::seconds(10);
const WARMED_APART_MS: f64 = 4_000.0;
/// A line that was silent for so long is asked once more before somebody submits through it.
const SILENT: TimeDelta = TimeDelta::seconds(3);
/// Between two stirs of the second, and a little: within it the opening gets a stir of its own.
const NEXT_STIR: TimeDelta = TimeDelta::milliseconds(1_200);

/// When the application on this screen can be sent.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    opens_at: Memo<DateTime<Utc>>,
    closes_at: Memo<DateTime<Utc>>,
    waits: Memo<bool>,
}

impl Opening {
    /// The opening for a child, and for the sibling whose application goes with it.
    pub(super) fn of(ready: Ready, state: &ChildState, with: LinkedWith) -> Self {
        let state = state.clone();
        let round = move || {
            ready.second.track();
            let school = ready.school();
            let mut round = state.round(&school);
            let sibling = with.get().and_then(|sibling| ready.children.find(&sibling));
            if let Some(sibling) = sibling {
                round.opens_at = round.opens_at.max(sibling.round(&school).opens_at);
            }
            round
        };
        let (opening, closing) = (round.clone(), round.clone());
        Self {
            opens_at: Memo::new(move |_| opening().opens_at),
            closes_at: Memo::new(move |_| closing().closes_at),
            waits: Memo::new(move |_| round().state_at(ServerTime::now()) == RoundState::Ahead),
        }
    }

    /// Whether it is too early to submit.
    pub(super) fn waits(self) -> bool {
        self.waits.get()
    }

    /// When it opens.
    pub(super) fn opens_at(self) -> DateTime<Utc> {
        self.opens_at.get()
    }

    fn left(self) -> TimeDelta {
        self.opens_at.get_untracked() - ServerTime::now()
    }

    /// Follows the clock as long as the screen stands: arms at the opening, speaks rarely, keeps the line warm.
    pub(super) fn follow(self, ready: Ready) {
        let before = StoredValue::new(self.left());
        let warmed = StoredValue::new(false);
        let warm_from = WARM_FROM + TimeDelta::milliseconds((browser::chance() * WARMED_APART_MS) as i64);
        Effect::new(move |_| {
            ready.second.track();
            let left = self.left();
            if let Some(seconds) = opening_mark(before.get_value(), left) {
                ready.announcement.set((late_words().sign.opens_in)(seconds));
            }
            before.set_value(left);
            if left > TimeDelta::zero() && left < NEXT_STIR {
                browser::after(u64::try_from(left.num_milliseconds()).unwrap_or(0) + 1, move || {
                    ready.second.set(());
                });
            }
            if left < warm_from && browser::is_visible() {
                self.keep_warm(ready, warmed);
            }
        });
    }

    /// Asks something small, once at least: the stream of numbers may be on a line of its own, and what is submitted goes
    /// over the one that is asked here.
    fn keep_warm(self, ready: Ready, warmed: StoredValue<bool>) {
        let now = ServerTime::now();
        let is_silent = ready.reach.last_contact().is_none_or(|at| now - at > SILENT);
        if (is_silent || !warmed.get_value()) && now < self.closes_at.get_untracked() {
            warmed.set_value(true);
            spawn_local(ready.menu.poll(ready.reach));
        }
    }

    /// What stands above a button that waits. It stays when the button arms, which must not move under a finger.
    pub(super) fn banner(self, ready: Ready) -> Option<Drawn> {
        untrack(|| self.waits()).then(|| round_banner(ready))
    }

    /// What stands below the button while it waits.
    pub(super) fn note(self) -> Drawn {
        live_if(move || {
            let note = late_words().sign.arms_by_itself;
            self.waits().then(|| view! { <p class="soft">{note}</p> }.drawn())
        })
    }
}
