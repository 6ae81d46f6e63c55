//! What families sent and were told, for a checker outside as well.

use anyhow::Result;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    sync::Mutex,
    time::Instant,
};

/// In the order it was written down.
#[derive(Debug)]
pub(crate) struct History {
    began: Instant,
    events: Mutex<Vec<Event>>,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Event {
    /// Microseconds since the beginning, by a clock that never goes back.
    pub(crate) at_us: u64,
    /// The family, by number: what one family does is one thing after the other, but for what it sends twice at once.
    pub(crate) process: usize,
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    /// `submit` or `withdraw`.
    pub(crate) op: &'static str,
    pub(crate) key: String,
    /// SHA-256 of the body.
    pub(crate) body: String,
    /// Of a yes: SHA-256 of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) answer: Option<String>,
    /// Of a yes: the number of the receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) receipt: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Invoke,
    Ok,
    Refused,
    /// No answer: nobody knows yet.
    Unknown,
}

impl History {
    pub(crate) fn begin() -> Self {
        Self { began: Instant::now(), events: Mutex::default() }
    }

    pub(crate) fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    pub(crate) fn add(&self, event: Event) {
        self.events.lock().expect("no panic").push(event);
    }

    pub(crate) fn write(&self, file: &Path) -> Result<()> {
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

/// SHA-256, in hex.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
