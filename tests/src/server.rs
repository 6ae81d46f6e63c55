//! A server of one's own.

mod letters;

pub use letters::{Letter, SignInCodes};

use crate::{Environment, owned_process::OwnedProcess};
use anyhow::{Context, Result};
use std::{
    fs::{self, File},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
};
use tempfile::TempDir;
use tokio::process::Command;

/// Tries to find a port: between choosing one and listening on it another journey may take it.
const TRIES: usize = 3;

/// A rehearsing server on a free port, with a data folder of its own.
pub struct RunningServer {
    /// Where it listens; browsers come through the wire instead.
    pub address: SocketAddr,
    /// What the first family and a teacher sign in with.
    pub codes: SignInCodes,
    /// What every family signs in with.
    pub letters: Vec<Letter>,
    // Declared before the folder: the process ends before its files go.
    process: Option<OwnedProcess>,
    folder: TempDir,
}

impl RunningServer {
    /// Starts one. `public_url` is where browsers reach it, `at` the instant at which its clock starts.
    pub async fn start(environment: &Environment, public_url: &str, at: Option<&str>) -> Result<Self> {
        let mut failure = None;
        for _ in 0..TRIES {
            let folder = tempfile::tempdir()?;
            let address = free_address()?;
            let mut command = command(environment, address, folder.path(), public_url, at)?;
            match OwnedProcess::start(&mut command, "kehou is at").await {
                Ok((process, _)) => return Self::ready(address, process, folder),
                Err(error) => failure = Some(error.context(log_of(folder.path()))),
            }
        }
        Err(failure.context("at least one try")?)
    }

    fn ready(address: SocketAddr, process: OwnedProcess, folder: TempDir) -> Result<Self> {
        Ok(Self {
            address,
            codes: SignInCodes::read(folder.path())?,
            letters: letters::read(folder.path())?,
            process: Some(process),
            folder,
        })
    }

    /// Ends it and starts it again on its data at the same address, with its clock at another instant.
    pub async fn start_again(&mut self, environment: &Environment, public_url: &str, at: &str) -> Result<()> {
        if let Some(process) = self.process.take() {
            process.end().await?;
        }
        let mut command = command(environment, self.address, self.folder.path(), public_url, Some(at))?;
        let (process, _) = OwnedProcess::start(&mut command, "kehou is at").await?;
        self.process = Some(process);
        Ok(())
    }

    /// Its address as the start of a URL.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        log_of(self.folder.path())
    }
}

fn command(
    environment: &Environment,
    address: SocketAddr,
    folder: &Path,
    public_url: &str,
    at: Option<&str>,
) -> Result<Command> {
    let mut command = Command::new(&environment.server);
    command.arg("--listen").arg(address.to_string());
    command.arg("--public-url").arg(public_url);
    command.arg("--data").arg(folder);
    command.arg("--school").arg(&environment.school);
    command.arg("--app").arg(&environment.dist);
    match at {
        Some(at) => command.arg("--rehearse-at").arg(at),
        None => command.arg("--rehearse"),
    };
    command.stderr(File::create(folder.join("server.log"))?);
    Ok(command)
}

fn log_of(folder: &Path) -> String {
    fs::read_to_string(folder.join("server.log")).unwrap_or_default()
}

fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?)
}
