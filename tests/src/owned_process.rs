//! Processes that end with the journey that started them.

use anyhow::{Context, Result, bail};
use std::{process::Stdio, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(30);

/// A running process; dropping it, by a panic too, kills it by its id.
pub(crate) struct OwnedProcess {
    child: Child,
    // Held open: a process that writes into a closed pipe would end.
    _stdout: Lines<BufReader<ChildStdout>>,
}

impl OwnedProcess {
    /// Starts a program and waits for the line that says it is ready; gives that line back too.
    pub(crate) async fn start(command: &mut Command, ready: &str) -> Result<(Self, String)> {
        let program = command.as_std().get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().with_context(|| format!("start {program}"))?;
        let stdout = child.stdout.take().context("a piped output")?;
        let mut lines = BufReader::new(stdout).lines();
        let until_ready = async {
            while let Some(line) = lines.next_line().await? {
                if line.contains(ready) {
                    return Ok(line);
                }
            }
            bail!("{program} ended before it was ready");
        };
        let line = timeout(PATIENCE, until_ready)
            .await
            .with_context(|| format!("{program} is not ready after {PATIENCE:?}"))??;
        let process = Self { child, _stdout: lines };
        Ok((process, line))
    }

    /// Ends it and waits until it has ended: what it held, a port or a file, is free then.
    pub(crate) async fn end(mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }
}
