//! A school before its opening: families moved in and signed in, the server up.

use crate::{
    Places,
    client::Client,
    crash::Power,
    family::{self, Applications, Family},
    school,
    server_process::ServerProcess,
};
use anyhow::{Context, Result, ensure};
use sqlx::SqliteConnection;
use std::{
    fs::File,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use tokio::process::Command;

/// An hour after the round has opened.
const AT: &str = "2026-08-24T21:00:00+08:00";
const AT_MILLIS: i64 = 1_787_576_400_000;
/// Enough for everybody in each of the other offerings.
const PLACES: u32 = 1_000_000;

pub(crate) struct Evening {
    pub(crate) server: ServerProcess,
    pub(crate) families: Vec<Family>,
    pub(crate) applications: Applications,
    folder: PathBuf,
    school: PathBuf,
    power: Option<Power>,
}

impl Evening {
    /// Moves so many families in, signs them in, and starts the server, on a machine whose power can be cut where one is
    /// given.
    pub(crate) async fn begin(
        places: &Places,
        folder: &Path,
        families: usize,
        power: Option<Power>,
    ) -> Result<Self> {
        // Children above the oldest grade that may choose are there as well.
        let school = school::write(&places.school, folder, families * 13 / 10 + 100, PLACES)?;
        start(places, folder, &school, None).await?.end().await?;
        let families = family::sign_all_in(folder, AT_MILLIS).await?;
        let server = start(places, folder, &school, power.as_ref()).await?;
        let applications = Applications::read(&mut Client::connect(server.address).await?).await?;
        Ok(Self { server, families, applications, folder: folder.to_owned(), school, power })
    }

    /// Kills the server, and cuts the machine's power where it can be cut; how many blocks of files that loses.
    pub(crate) async fn kill(&mut self, dice: &mut fastrand::Rng) -> Result<usize> {
        self.server.kill().await?;
        self.power.as_ref().map_or(Ok(0), |power| power.cut(dice))
    }

    /// Starts it again on what it left; how long it takes until it listens.
    pub(crate) async fn restart(&mut self, places: &Places) -> Result<Duration> {
        let began = Instant::now();
        self.server = start(places, &self.folder, &self.school, self.power.as_ref()).await?;
        Ok(began.elapsed())
    }

    /// Ends the server, has it check the laws in what it left, and opens that.
    pub(crate) async fn end(self, program: &Path) -> Result<SqliteConnection> {
        self.server.end().await?;
        let checked = Command::new(program).arg("verify").arg("--data").arg(&self.folder).output().await?;
        ensure!(checked.status.success(), "a law is broken: {}", String::from_utf8_lossy(&checked.stdout));
        family::open_database(&self.folder).await
    }
}

async fn start(
    places: &Places,
    folder: &Path,
    school: &Path,
    power: Option<&Power>,
) -> Result<ServerProcess> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut command = Command::new(&places.server);
    command.arg("--listen").arg(format!("127.0.0.1:{port}")).arg("--data").arg(folder);
    command.arg("--school").arg(school).args(["--rehearse-at", AT, "--log", "warn,kehou_server::desk=info"]);
    if let Some(power) = power {
        power.watch(&mut command)?;
    }
    let log = folder.join("server.log");
    command.stderr(File::create(&log).context("the log")?);
    let started = ServerProcess::start(&mut command, "kehou is at").await;
    started.with_context(|| format!("the server says: {}", std::fs::read_to_string(log).unwrap_or_default()))
}
