//! What of the household's inbox nobody has read.

use crate::{api, browser, state::ServerTime};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::routes::CountUnread;
use leptos::{prelude::*, task::spawn_local};

/// Between two questions while somebody looks.
const ASK_EVERY: TimeDelta = TimeDelta::seconds(60);

/// How many messages are unread.
#[derive(Clone, Copy)]
pub(crate) struct Inbox {
    unread: RwSignal<u32>,
    asked_at: StoredValue<DateTime<Utc>>,
}

impl Inbox {
    pub(crate) fn new() -> Self {
        Self { unread: RwSignal::new(0), asked_at: StoredValue::new(DateTime::UNIX_EPOCH) }
    }

    /// Follows the server while a family is signed in. `second` stirs once a second.
    pub(crate) fn follow(self, second: RwSignal<()>, is_family: Signal<bool>) {
        Effect::new(move |_| {
            second.get();
            if !is_family.get() {
                self.asked_at.set_value(DateTime::UNIX_EPOCH);
                self.set_unread(0);
            } else if browser::is_visible() && ServerTime::now() - self.asked_at.get_value() >= ASK_EVERY {
                self.ask();
            }
        });
    }

    /// Asks now: something has happened that a message tells of.
    pub(crate) fn ask(self) {
        self.asked_at.set_value(ServerTime::now());
        spawn_local(async move {
            // Without an answer the number stays; it is asked for again soon.
            if let Ok(unread) = api::call(CountUnread).await {
                self.set_unread(unread);
            }
        });
    }

    /// Everything shown was read.
    pub(crate) fn all_read(self) {
        self.set_unread(0);
    }

    /// How many messages are unread.
    pub(crate) fn unread(self) -> u32 {
        self.unread.get()
    }

    fn set_unread(self, unread: u32) {
        if self.unread.get_untracked() != unread {
            self.unread.set(unread);
        }
    }
}
