//! The school's time: the server's clock, never the phone's.

mod samples;

use crate::browser;
use chrono::{DateTime, NaiveDate, Utc};
use kehou_contract::school_time;
use samples::Samples;
use std::cell::Cell;

thread_local! {
    static SAMPLES: Cell<Samples> = const { Cell::new(Samples::NONE) };
}

/// The server's clock as far as its answers told it.
pub(crate) struct ServerTime;

impl ServerTime {
    /// Learns from the milliseconds an answer or a stream tells. They are old by the way they took, so that the time as it
    /// is known here is never ahead of the server's: a button that waits for an opening does not arm too early.
    pub(crate) fn learn(millis: &str) {
        if let Ok(server) = millis.parse::<i64>() {
            SAMPLES.set(SAMPLES.get().with(server - browser::phone_millis()));
        }
    }

    /// The time.
    pub(crate) fn now() -> DateTime<Utc> {
        let millis = browser::phone_millis() + SAMPLES.get().median();
        DateTime::from_timestamp_millis(millis).unwrap_or_default()
    }

    /// The date at school.
    pub(crate) fn today() -> NaiveDate {
        school_time(Self::now()).date()
    }
}
