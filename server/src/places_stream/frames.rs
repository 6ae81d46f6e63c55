//! Events as they travel (the standard's `text/event-stream`). A written event is shared by all streams, which axum's own
//! would be written anew for.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use kehou_contract::{PlacesNews, PlacesVersion};
use std::time::Duration;

/// News of the numbers, under the version they lead to.
pub(super) fn news(version: &PlacesVersion, news: &PlacesNews) -> Bytes {
    // Numbers and names cannot fail to be written, and JSON on one line has no line end in it.
    let news = serde_json::to_string(news).unwrap_or_default();
    format!("id: {version}\ndata: {news}\n\n").into()
}

/// The server's time in milliseconds. It tells the phone that the line lives, and the server when a phone is gone.
pub(super) fn time(now: DateTime<Utc>) -> Bytes {
    format!("event: time\ndata: {}\n\n", now.timestamp_millis()).into()
}

/// How long a browser that reconnects by itself waits.
pub(super) fn retry(after: Duration) -> Bytes {
    format!("retry: {}\n\n", after.as_millis()).into()
}
