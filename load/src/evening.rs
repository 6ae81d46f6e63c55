//! A school before its opening: families moved in and signed in, the server up.

use crate::{
    Places,
    client::Client,
    crash::Power,
    family::{self, Applications, Family},
    school,
    server_process::ServerProcess,
    store::{Store, StoreKind},
};
use anyhow::{Context, Result, ensure};
use kehou_contract::SchoolId;
use kehou_server::{Catalogue, Report, sql::Pool, verify, verify_shared};
use std::{
    fs::File,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::process::Command;

/// An hour after the round has opened.
const AT: &str = "2026-08-24T21:00:00+08:00";
const AT_MILLIS: i64 = 1_787_576_400_000;
/// The name of a server's log begins with it.
pub(crate) const LOG: &str = "server";
/// At 8 KB an application and 16 MB a file, twice: the rows are also written alone.
const LOG_FILES_A_SECOND: u64 = 4;
/// Enough for everybody in each of the other offerings.
const PLACES: u32 = 1_000_000;

/// One of this machine's own addresses. The port of a killed server is free, and whoever takes it next must not be asked by
/// this evening's families.
fn host_of_its_own() -> Ipv4Addr {
    let [a, b, c] = std::array::from_fn(|_| fastrand::u8(1..=254));
    Ipv4Addr::new(127, a, b, c)
}

pub(crate) struct Evening {
    pub(crate) servers: Vec<ServerProcess>,
    pub(crate) families: Vec<Family>,
    pub(crate) applications: Arc<Applications>,
    host: Ipv4Addr,
    folder: PathBuf,
    school: PathBuf,
    school_id: SchoolId,
    store: Store,
    power: Option<Power>,
}

impl Evening {
    /// Moves so many families in, signs them in, and starts the servers, on a machine whose power can be cut where one is
    /// given.
    pub(crate) async fn begin(
        places: &Places,
        folder: &Path,
        families: usize,
        power: Option<Power>,
    ) -> Result<Self> {
        let is_file = places.store == StoreKind::Sqlite;
        ensure!(places.servers == 1 || !is_file, "several servers share a database of PostgreSQL only");
        ensure!(power.is_none() || is_file, "the power is cut of one server and its file only");
        // Children above the oldest grade that may choose are there as well.
        let school = school::write(&places.school, folder, families * 13 / 10 + 100, PLACES)?;
        let school_id = Catalogue::read(&school)?.school.id;
        let store = Store::make(places.store, folder).await?;
        let mut evening = Self {
            servers: Vec::new(),
            families: Vec::new(),
            applications: Arc::default(),
            host: host_of_its_own(),
            folder: folder.to_owned(),
            school,
            school_id,
            store,
            power: None,
        };
        evening.start(places, 0).await?.end().await?;
        let database = evening.store.open(&evening.school_id).await?;
        evening.families = family::sign_all_in(&database, AT_MILLIS).await?;
        // A file is whole when its last line is closed: a machine whose power is cut must begin with all of it.
        database.close().await;
        evening.power = power;
        if let Some(kind) = places.standby {
            evening.store.follow(kind).await?;
        }
        for number in 0..places.servers {
            let server = evening.start(places, number).await?;
            evening.servers.push(server);
        }
        let mut client = Client::connect(evening.address(0)).await?;
        evening.applications = Arc::new(Applications::read(&mut client).await?);
        Ok(evening)
    }

    /// Makes as many files of the database's log as it writes in so many seconds, if it writes over old ones in service.
    pub(crate) async fn make_log_files(&self, seconds: u64) -> Result<()> {
        self.store.make_log_files(seconds * LOG_FILES_A_SECOND).await
    }

    /// Where the phone of this number is led to.
    pub(crate) fn address(&self, phone: usize) -> SocketAddr {
        self.servers[phone % self.servers.len()].address
    }

    /// Kills every server, and cuts the machine's power where it can be cut; how many blocks of files that loses.
    pub(crate) async fn kill(&mut self, dice: &mut fastrand::Rng) -> Result<usize> {
        for server in &mut self.servers {
            server.kill().await?;
        }
        self.power.as_ref().map_or(Ok(0), |power| power.cut(dice))
    }

    /// Kills the first of several servers; the others go on.
    pub(crate) async fn kill_first(&mut self) -> Result<()> {
        self.servers[0].kill().await
    }

    /// Lets the first of several servers stand still, with its connections open; the others go on.
    pub(crate) async fn freeze_first(&self) -> Result<()> {
        self.servers[0].signal("STOP").await
    }

    /// Lets it go on where it stood.
    pub(crate) async fn thaw_first(&self) -> Result<()> {
        self.servers[0].signal("CONT").await
    }

    /// Lets the database crash and the servers be; `false` where they are one.
    pub(crate) fn crash_database(&mut self) -> Result<bool> {
        self.store.crash()
    }

    /// Starts them again on what they left; how long it takes at most until one listens.
    pub(crate) async fn restart(&mut self, places: &Places) -> Result<Duration> {
        let mut longest = Duration::ZERO;
        for number in 0..self.servers.len() {
            let began = Instant::now();
            self.servers[number] = self.start(places, number).await?;
            longest = longest.max(began.elapsed());
        }
        Ok(longest)
    }

    async fn start(&self, places: &Places, number: usize) -> Result<ServerProcess> {
        let address = TcpListener::bind((self.host, 0))?.local_addr()?;
        let mut command = Command::new(&places.server);
        command.arg("--listen").arg(address.to_string()).arg("--data").arg(&self.folder);
        command.args(self.store.url().into_iter().flat_map(|url| ["--database", url]));
        command.arg("--school").arg(&self.school);
        command.args(["--rehearse-at", AT, "--log", "warn,kehou_server::desk=info"]);
        if let Some(power) = &self.power {
            power.watch(&mut command)?;
        }
        let log = self.folder.join(format!("{LOG}-{number}.log"));
        command.stderr(File::options().create(true).append(true).open(&log).context("the log")?);
        let started = ServerProcess::start(&mut command, "kehou is at").await;
        started
            .with_context(|| format!("the server says: {}", std::fs::read_to_string(log).unwrap_or_default()))
    }

    /// The time the servers have computed for.
    pub(crate) fn computed(&self) -> Result<Duration> {
        self.servers.iter().map(ServerProcess::computed).sum()
    }

    /// The memory they have in use, in units of 1 000 000 bytes.
    pub(crate) fn memory_mb(&self) -> Result<f64> {
        self.servers.iter().map(ServerProcess::memory_mb).sum()
    }

    /// The laws in the database as it is now, also while servers run on it.
    pub(crate) async fn verify(&self) -> Result<Report> {
        Ok(match &self.store {
            Store::File(file) => verify(file, None).await?,
            Store::Shared { url, .. } => verify_shared(url, &self.school_id, None).await?,
        })
    }

    /// The database, for a reader beside the servers.
    pub(crate) async fn open(&self) -> Result<Pool> {
        self.store.open(&self.school_id).await
    }

    /// Ends the servers, checks the laws in what they left, and opens that.
    pub(crate) async fn end(mut self) -> Result<Left> {
        for server in std::mem::take(&mut self.servers) {
            server.end().await?;
        }
        let report = self.verify().await?;
        ensure!(report.is_sound(), "a law is broken: {report}");
        Ok(Left { database: self.open().await?, _store: self.store })
    }
}

/// What an evening leaves behind. The database is there as long as this is.
pub(crate) struct Left {
    pub(crate) database: Pool,
    _store: Store,
}
