//! A PostgreSQL server of one's own, on a folder that goes with it.

mod standby;

pub(crate) use standby::StandbyKind;

use anyhow::{Context, Result, ensure};
use sqlx::{Connection, PgConnection};
use standby::Standby;
use std::{
    env, fs,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// Who the databases belong to. Not a superuser: those see every school.
const ROLE: &str = "kehou";
/// The user the packages make. PostgreSQL does not run as root.
const SYSTEM_USER: &str = "postgres";
/// Where Debian and its relatives keep the programs, a folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Tables are written to the disk while they are changed. By itself the database leaves that to the system, which does it half a
/// minute later and all at once, and for a second everybody waits (docs/operations.md, "Several servers").
const WRITTEN_STEADILY: &str = "-c bgwriter_delay=50ms -c bgwriter_lru_maxpages=1000 -c bgwriter_lru_multiplier=4 \
     -c bgwriter_flush_after=256kB -c backend_flush_after=256kB";

pub(crate) struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
    /// The name of its data's folder in its own.
    data: String,
    standby: Option<Standby>,
}

impl Cluster {
    /// Makes one and starts it. Everything that is committed is synced, as in service.
    pub(crate) async fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("kehou-postgres-").tempdir()?;
        let programs = programs().context("no initdb: install PostgreSQL 15 or newer")?;
        let cluster = Self { folder, programs, port: free_port()?, data: "data".to_owned(), standby: None };
        if is_root() {
            let done = Command::new("chown").arg(SYSTEM_USER).arg(cluster.folder.path()).status()?;
            ensure!(done.success(), "no user {SYSTEM_USER}");
        }
        let how = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C"];
        cluster.run("initdb", &cluster.data, &how)?;
        cluster.up()?;
        let mut server = PgConnection::connect(&cluster.url_as("postgres", "postgres")).await?;
        sqlx::query("CREATE ROLE kehou LOGIN CREATEDB").execute(&mut server).await?;
        server.close().await?;
        Ok(cluster)
    }

    /// The address of the server, without a database's name.
    pub(crate) fn address(&self) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{}", self.port)
    }

    /// Makes a database, and says where it is.
    pub(crate) async fn create_database(&self, name: &str) -> Result<String> {
        let mut server = PgConnection::connect(&self.url_as(ROLE, "postgres")).await?;
        let create = format!("CREATE DATABASE {name} TEMPLATE template0");
        sqlx::query(sqlx::AssertSqlSafe(create)).execute(&mut server).await?;
        server.close().await?;
        Ok(self.url_as(ROLE, name))
    }

    /// Makes so many files of its log and lets it write over them, as one in service does. A new one makes each file when it
    /// needs it, and everybody waits meanwhile (docs/operations.md, "Several servers").
    pub(crate) async fn make_log_files(&self, files: u64) -> Result<()> {
        let mut server = PgConnection::connect(&self.url_as("postgres", "postgres")).await?;
        let make = format!(
            "SELECT count(*) FROM (SELECT pg_logical_emit_message(false, 'kehou', ''), pg_switch_wal() \
             FROM generate_series(1, {files})) AS made"
        );
        for statement in [&make, "CHECKPOINT"] {
            sqlx::query(sqlx::AssertSqlSafe(statement.to_owned())).execute(&mut server).await?;
        }
        Ok(server.close().await?)
    }

    /// Ends it as a crash would. It starts again, or its standby takes over for good.
    pub(crate) fn crash(&mut self) -> Result<()> {
        self.stop(&self.data)?;
        match self.standby.take() {
            None => self.up(),
            Some(standby) => self.take_over(standby),
        }
    }

    fn stop(&self, data: &str) -> Result<()> {
        self.run("pg_ctl", data, &["-w", "-m", "immediate", "stop"])
    }

    fn url_as(&self, role: &str, database: &str) -> String {
        format!("postgres://{role}@127.0.0.1:{}/{database}", self.port)
    }

    fn up(&self) -> Result<()> {
        self.up_at(&self.data, self.port)
    }

    fn up_at(&self, data: &str, port: u16) -> Result<()> {
        let own = self.folder.path().display();
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={own} -c max_connections=200 \
             -c min_wal_size=2GB -c max_wal_size=8GB {WRITTEN_STEADILY}"
        );
        let log = self.folder.path().join("log").display().to_string();
        self.run("pg_ctl", data, &["-w", "-l", &log, "-o", &options, "start"])
    }

    /// Runs one of PostgreSQL's programs on a folder of data.
    fn run(&self, program: &str, data: &str, words: &[&str]) -> Result<()> {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", SYSTEM_USER, "--"]).arg(&program);
            command
        } else {
            Command::new(&program)
        };
        command.args(words).arg("-D").arg(self.folder.path().join(data)).current_dir(self.folder.path());
        // What it starts inherits its output, and would keep whoever waits for the end of that waiting.
        let said = self.folder.path().join("said");
        command.stdin(Stdio::null()).stdout(fs::File::create(&said)?).stderr(fs::File::create(&said)?);
        let done = command.status().with_context(|| program.display().to_string())?;
        let said = || fs::read_to_string(said).unwrap_or_default();
        ensure!(done.success(), "{} {}: {}", program.display(), words.join(" "), said());
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Nothing of it is needed any more.
        let _ = self.stop(&self.data);
        if let Some(standby) = &self.standby {
            let _ = self.stop(standby.data());
        }
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.trim_ascii() == b"0")
}

/// The folder of the newest version's programs.
fn programs() -> Option<PathBuf> {
    let on_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>());
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().filter_map(Result::ok);
    let mut versions: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    versions.sort();
    let known = versions.into_iter().rev().chain(on_path.into_iter().flatten());
    known.into_iter().find(|folder: &PathBuf| Path::new(folder).join("initdb").is_file())
}
