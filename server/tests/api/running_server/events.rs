//! Server-sent events, one by one.

use bytes::Bytes;
use kehou_contract::{PlacesNews, PlacesVersion};
use std::time::Duration;

/// The longest wait for what should come; it is there for what never comes.
const LIMIT: Duration = Duration::from_secs(60);

/// A stream that is being listened to.
pub(crate) struct Events {
    answer: reqwest::Response,
    unread: String,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) data: String,
}

impl Event {
    fn read(text: &str) -> Self {
        let field = |name: &str| {
            let of_field = |line: &str| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned);
            text.lines().find_map(of_field).unwrap_or_default()
        };
        Self { kind: field("event"), id: field("id"), data: field("data") }
    }
}

impl Events {
    pub(super) fn of(answer: reqwest::Response) -> Self {
        Self { answer, unread: String::new() }
    }

    /// The next event; `None` when the server has ended the stream in order.
    pub(crate) async fn next(&mut self) -> Option<Event> {
        let text = tokio::time::timeout(LIMIT, self.next_text()).await.expect("an event");
        text.map(|text| Event::read(&text))
    }

    /// The next news with the version they lead to; whatever else is told is left out.
    pub(crate) async fn news(&mut self) -> (PlacesVersion, PlacesNews) {
        loop {
            let event = self.next().await.expect("news");
            if event.kind.is_empty() && !event.data.is_empty() {
                let version = PlacesVersion::read(&event.id).expect("a version");
                return (version, serde_json::from_str(&event.data).expect("news"));
            }
        }
    }

    /// The first piece that came, as it came.
    pub(super) async fn first(mut self) -> Bytes {
        self.next_text().await.unwrap_or_default().into()
    }

    async fn next_text(&mut self) -> Option<String> {
        loop {
            if let Some((event, rest)) = self.unread.split_once("\n\n") {
                let event = event.to_owned();
                self.unread = rest.to_owned();
                return Some(event);
            }
            let piece = self.answer.chunk().await.expect("an unbroken stream")?;
            self.unread += std::str::from_utf8(&piece).expect("text");
        }
    }
}
