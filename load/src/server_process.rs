//! A process that listens, ended by its own handle.

use anyhow::{Context, Result, bail, ensure};
use std::{net::SocketAddr, process::Stdio, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time::timeout,
};

/// How long a start or an end may take: a large school is moved in at the first start.
const AT_MOST: Duration = Duration::from_secs(300);

pub(crate) struct ServerProcess {
    child: Child,
    was_killed: bool,
    pub(crate) address: SocketAddr,
}

impl ServerProcess {
    /// Starts a program and waits until it says where it listens, in a line that ends with `says` and the address.
    pub(crate) async fn start(command: &mut Command, says: &str) -> Result<Self> {
        let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().context("no process")?;
        let output = child.stdout.take().context("its output")?;
        let mut lines = BufReader::new(output).lines();
        let found = timeout(AT_MOST, async {
            while let Some(line) = lines.next_line().await? {
                let address =
                    line.split_once(says).map(|(_, rest)| rest.trim().trim_start_matches("http://"));
                if let Some(Ok(address)) = address.map(str::parse) {
                    return Ok(address);
                }
            }
            bail!("it ended before it listened")
        });
        let address = found.await.context("it does not come up")??;
        // Whatever it says afterwards is read, so that it never waits for a reader.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { child, was_killed: false, address })
    }

    /// Its process id.
    pub(crate) fn id(&self) -> Result<u32> {
        self.child.id().context("it has ended")
    }

    /// The memory it has in use, in units of 1 000 000 bytes.
    pub(crate) fn memory_mb(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()?))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kib: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok((kib * 1.024 / 100.0).round() / 10.0)
    }

    /// The time it has computed for, in its own code and in the system's.
    pub(crate) fn computed(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id()?))?;
        // After the name, which may hold spaces: the 12th and 13th are the times, in hundredths of a second.
        let times = stat.rsplit_once(") ").context("no stat")?.1.split(' ').skip(11).take(2);
        let hundredths: u64 = times.map(|time| time.parse().unwrap_or(0)).sum();
        Ok(Duration::from_millis(hundredths * 10))
    }

    /// Ends it at once: `kill -9`. Nothing is done to one that was killed before.
    pub(crate) async fn kill(&mut self) -> Result<()> {
        if std::mem::replace(&mut self.was_killed, true) {
            return Ok(());
        }
        if let Some(ended) = self.child.try_wait()? {
            bail!("it has ended by itself: {ended}");
        }
        Ok(self.child.kill().await?)
    }

    /// Sends it the signal of this name.
    pub(crate) async fn signal(&self, name: &str) -> Result<()> {
        let sent = Command::new("kill").args(["-s", name, &self.id()?.to_string()]).status().await?;
        ensure!(sent.success(), "no signal {name}: {sent}");
        Ok(())
    }

    /// Asks it to end, and waits until it has.
    pub(crate) async fn end(mut self) -> Result<()> {
        self.signal("TERM").await?;
        timeout(AT_MOST, self.child.wait()).await.context("it does not end")??;
        Ok(())
    }
}
