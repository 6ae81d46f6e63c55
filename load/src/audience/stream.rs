use anyhow::{Context, Result};
use kehou_contract::routes::{Endpoint, FollowPlaces};
use std::{net::SocketAddr, sync::Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Longer than any line that is looked at.
const LONGEST: usize = 80;

/// The version of the numbers that a stream told last; none once it has ended.
#[derive(Debug, Default)]
pub(super) struct Heard(Mutex<String>);

impl Heard {
    pub(super) fn is_at(&self, version: &str) -> bool {
        *self.0.lock().expect("no panic") == version
    }

    fn set(&self, version: &str) {
        version.clone_into(&mut self.0.lock().expect("no panic"));
    }
}

/// Opens a stream of numbers as a browser does, with no more than it needs.
pub(super) async fn open(address: SocketAddr) -> Result<TcpStream> {
    let mut stream = TcpStream::connect(address).await.context("no connection")?;
    let request = format!(
        "GET {} HTTP/1.1\r\nhost: {address}\r\naccept: text/event-stream\r\n\r\n",
        FollowPlaces.path()
    );
    stream.write_all(request.as_bytes()).await?;
    Ok(stream)
}

/// Listens until the stream ends. Of what comes only the lines with versions are looked at: thousands of streams are read
/// beside the server on one machine.
pub(super) async fn follow(mut stream: TcpStream, heard: std::sync::Arc<Heard>) {
    let mut lines = Lines::default();
    let mut bytes = vec![0; 8_192];
    while let Ok(count @ 1..) = stream.read(&mut bytes).await {
        lines.take_in(&bytes[..count], |version| heard.set(version));
    }
    heard.set("");
}

/// Lines as they come in pieces; of a long one only its beginning is kept.
#[derive(Debug, Default)]
struct Lines(Vec<u8>);

impl Lines {
    fn take_in(&mut self, bytes: &[u8], mut tell: impl FnMut(&str)) {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.0.extend(part.iter().take(LONGEST.saturating_sub(self.0.len())));
            if part.ends_with(b"\n") {
                if let Some(version) = self.0.strip_prefix(b"id: ").and_then(|rest| rest.strip_suffix(b"\n"))
                {
                    tell(&String::from_utf8_lossy(version));
                }
                self.0.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_heard_however_the_bytes_come() {
        let text = format!("40\r\nid: a-1-1\ndata: {}\n\n\r\n9\r\nid: a-2-1\nevent: time\n", "x".repeat(200));
        for length in 1..text.len() {
            let (mut lines, mut heard) = (Lines::default(), Vec::new());
            for piece in text.as_bytes().chunks(length) {
                lines.take_in(piece, |version| heard.push(version.to_owned()));
            }
            assert_eq!(heard, ["a-1-1", "a-2-1"], "in pieces of {length}");
        }
    }
}
