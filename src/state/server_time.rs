//! The school's time: the server's clock, never the phone's.

use crate::browser;
use chrono::{DateTime, NaiveDate, Utc};
use kehou_contract::school_time;
use std::cell::Cell;

thread_local! {
    static OFFSET_MS: Cell<i64> = const { Cell::new(0) };
}

/// Whole seconds travel in the header; on average the true time is half of one later.
const HALF_A_SECOND: i64 = 500;

/// The server's clock as far as its answers told it.
pub(crate) struct ServerTime;

impl ServerTime {
    /// Learns from the `Date` of an answer.
    pub(crate) fn learn(http_date: &str) {
        if let Some(server) = browser::millis_of_http_date(http_date) {
            OFFSET_MS.set(server + HALF_A_SECOND - browser::phone_millis());
        }
    }

    /// The time.
    pub(crate) fn now() -> DateTime<Utc> {
        DateTime::from_timestamp_millis(browser::phone_millis() + OFFSET_MS.get()).unwrap_or_default()
    }

    /// The date at school.
    pub(crate) fn today() -> NaiveDate {
        school_time(Self::now()).date()
    }
}
