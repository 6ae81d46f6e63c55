use anyhow::Result;
use serde::Serialize;
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    sync::Mutex,
    time::Instant,
};

/// What happened, in the order it was written down, for a checker outside as well.
#[derive(Debug)]
pub(super) struct History {
    began: Instant,
    events: Mutex<Vec<Event>>,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Event {
    /// Microseconds since the beginning, by a clock that never goes back.
    pub(super) at_us: u64,
    /// The family, by number: what one family does is one thing after the other, but for what it sends twice at once.
    pub(super) process: usize,
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    /// `submit` or `withdraw`.
    pub(super) op: &'static str,
    pub(super) key: String,
    /// SHA-256 of the body.
    pub(super) body: String,
    /// Of a yes: SHA-256 of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<String>,
    /// Of a yes: the number of the receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) receipt: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Invoke,
    Ok,
    Refused,
    /// No answer: nobody knows yet.
    Unknown,
}

impl History {
    pub(super) fn begin() -> Self {
        Self { began: Instant::now(), events: Mutex::default() }
    }

    pub(super) fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    pub(super) fn add(&self, event: Event) {
        self.events.lock().expect("no panic").push(event);
    }

    pub(super) fn write(&self, file: &Path) -> Result<()> {
        let mut events = self.events.lock().expect("no panic").clone();
        events.sort_by_key(|event| event.at_us);
        let mut lines = BufWriter::new(File::create(file)?);
        for event in events {
            serde_json::to_writer(&mut lines, &event)?;
            lines.write_all(b"\n")?;
        }
        Ok(lines.flush()?)
    }
}
