//! The server as a program of its own, so that it can be killed.

use super::{Caller, Data, Letter, letters, rehearsed_data};
use kehou_server::WebhookUrl;
use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    sync::Arc,
};

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
    /// Data with the invented families in it.
    pub(crate) async fn data() -> Data {
        rehearsed_data::copy().await
    }

    /// Every letter the school sent out.
    pub(crate) fn letters(data: &Data) -> Vec<Letter> {
        letters::read(data.folder.path())
    }

    /// Starts the program on a data folder, in rehearsal from an instant on, and waits until it listens.
    pub(crate) async fn start(data: &Data, webhook: &WebhookUrl, at: &str) -> Self {
        for _ in 0..TRIES {
            let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
            let address = free.expect("a free port");
            if let Some(child) = listening(command(data, address, webhook, at)) {
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

fn command(data: &Data, address: SocketAddr, webhook: &WebhookUrl, at: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehou-server"));
    command.arg("--listen").arg(address.to_string());
    command.arg("--data").arg(data.folder.path());
    if let Some(database) = &data.database {
        command.arg("--database").arg(database.url());
    }
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
