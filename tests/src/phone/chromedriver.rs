//! The program that drives browsers.

use crate::{Environment, owned_process::OwnedProcess};
use anyhow::{Context, Result};
use std::process::Stdio;
use tokio::process::Command;

const TRIES: usize = 3;

/// A driver of one's own, on a port it found itself.
pub struct Chromedriver {
    /// Where it listens.
    pub url: String,
    _process: OwnedProcess,
}

impl Chromedriver {
    /// Starts one. It chooses a port for one protocol of the internet and then needs the same of the other: where
    /// that is taken it gives up, and another try helps.
    pub async fn start(environment: &Environment) -> Result<Self> {
        let mut tries = 0;
        loop {
            tries += 1;
            match Self::try_once(environment).await {
                Err(_) if tries < TRIES => {}
                started => return started,
            }
        }
    }

    async fn try_once(environment: &Environment) -> Result<Self> {
        let mut command = Command::new(&environment.chromedriver);
        command.arg("--port=0").stderr(Stdio::null());
        let (process, line) = OwnedProcess::start(&mut command, "started successfully on port").await?;
        let port = line.trim_end_matches('.').rsplit(' ').next().context("a port")?;
        let port: u16 = port.parse().with_context(|| format!("a port in {line:?}"))?;
        Ok(Self { url: format!("http://127.0.0.1:{port}"), _process: process })
    }
}
