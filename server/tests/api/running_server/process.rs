//! The server as a program of its own, so that it can be killed.

use super::{Caller, Letter, letters, rehearsed_data};
use kehou_server::WebhookUrl;
use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};
use tempfile::TempDir;

/// Tries to find a port: between choosing one and listening on it another test may take it.
const TRIES: usize = 3;

/// A running `kehou-server`.
pub(crate) struct ServerProcess {
    child: Child,
    pub(crate) caller: Arc<Caller>,
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl ServerProcess {
    /// A folder with the invented families in it.
    pub(crate) async fn folder() -> TempDir {
        rehearsed_data::copy().await
    }

    /// Every letter the school sent out.
    pub(crate) fn letters(folder: &TempDir) -> Vec<Letter> {
        letters::read(folder.path())
    }

    /// Starts the program on a data folder, in rehearsal from an instant on, and waits until it listens.
    pub(crate) async fn start(folder: &TempDir, webhook: &WebhookUrl, at: &str) -> Self {
        for _ in 0..TRIES {
            let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
            let address = free.expect("a free port");
            if let Some(child) = listening(command(folder.path(), address, webhook, at)) {
                return Self { child, caller: Arc::new(Caller::of(address).await) };
            }
        }
        panic!("no server after {TRIES} tries");
    }

    /// Ends it as a power cut would: `kill -9`.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("killed");
        let ended = self.child.wait().expect("ended");
        assert_eq!(ended.code(), None, "it did not end by itself: {ended}");
    }
}

fn command(folder: &Path, address: SocketAddr, webhook: &WebhookUrl, at: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehou-server"));
    command.arg("--listen").arg(address.to_string());
    command.arg("--data").arg(folder);
    command.arg("--school").arg(rehearsed_data::SCHOOL);
    command.arg("--webhook").arg(webhook.to_string());
    command.arg("--rehearse-at").arg(at);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

/// The process, once it says that it listens; `None` when it ended instead.
fn listening(mut command: Command) -> Option<Child> {
    let mut child = command.spawn().expect("started");
    let output = child.stdout.as_mut().expect("its output");
    let said = BufReader::new(output).lines().map_while(Result::ok).any(|line| line.contains("kehou is at"));
    if !said {
        child.wait().expect("ended");
    }
    said.then_some(child)
}
