//! Whether the server can be reached.

use crate::state::ServerTime;
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;

/// An answer as young as this means a write sent now will most likely arrive.
const FRESH: TimeDelta = TimeDelta::seconds(5);

/// What the last call said about the network.
#[derive(Clone, Copy)]
pub(crate) struct Reach {
    lost: RwSignal<bool>,
    last_contact: StoredValue<Option<DateTime<Utc>>>,
}

impl Reach {
    pub(crate) fn new() -> Self {
        Self { lost: RwSignal::new(false), last_contact: StoredValue::new(None) }
    }

    /// The server answered.
    pub(crate) fn answered(self) {
        self.last_contact.set_value(Some(ServerTime::now()));
        if self.lost.get_untracked() {
            self.lost.set(false);
        }
    }

    /// It did not.
    pub(crate) fn failed(self) {
        if !self.lost.get_untracked() {
            self.lost.set(true);
        }
    }

    /// Whether the last call failed.
    pub(crate) fn is_lost(self) -> bool {
        self.lost.get()
    }

    /// Whether the server answered a moment ago and nothing failed since.
    pub(crate) fn is_fresh(self) -> bool {
        let fresh = self.last_contact.get_value().is_some_and(|at| ServerTime::now() - at < FRESH);
        fresh && !self.lost.get_untracked()
    }

    /// When the server answered last.
    pub(crate) fn last_contact(self) -> Option<DateTime<Utc>> {
        self.last_contact.get_value()
    }
}
