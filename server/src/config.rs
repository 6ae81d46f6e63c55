//! What an operator can set, by option or environment.

mod backup_args;
mod doctor_args;
mod restore_args;
mod verify_args;

pub use backup_args::BackupArgs;
pub use doctor_args::DoctorArgs;
pub use restore_args::RestoreArgs;
pub use verify_args::VerifyArgs;

use crate::{
    StartError, WebhookUrl, open_files,
    store::{database_file, is_postgres},
};
use chrono::{DateTime, FixedOffset};
use clap::{Parser, Subcommand, ValueEnum};
use std::{net::SocketAddr, path::PathBuf};

/// What is served when no school's file is named.
const EXAMPLE_SCHOOL: &str = "schools/s1.toml";

/// Serves kehou for one school: the API under /api/v1 and the app beside it.
#[derive(Clone, Debug, Parser)]
#[command(name = "kehou-server", version)]
pub struct Config {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Address to listen on.
    #[arg(long, env = "KEHOU_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Folder for the database, the secret key and the sign-in codes; made when missing.
    #[arg(long, env = "KEHOU_DATA", default_value = ".kehou", global = true)]
    pub data: PathBuf,

    /// Database to use instead of the one in the data folder: sqlite:PATH, or postgres://… where several servers or schools
    /// share one.
    #[arg(long, env = "KEHOU_DATABASE", global = true)]
    pub database: Option<String>,

    /// The school's file; schools/s1.toml when unset.
    #[arg(long, env = "KEHOU_SCHOOL", global = true)]
    pub school: Option<PathBuf>,

    /// Folder of the built app; without it only the API is served.
    #[arg(long, env = "KEHOU_APP")]
    pub app: Option<PathBuf>,

    /// The address families type, for QR pictures and cookies; http://LISTEN when unset. The sign-in cookie is
    /// marked Secure when this is https or this very machine.
    #[arg(long, env = "KEHOU_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// An http or https address that every message to a family is posted to, for example of a program that sends SMS.
    #[arg(long, env = "KEHOU_WEBHOOK", value_name = "URL")]
    pub webhook: Option<WebhookUrl>,

    /// Where the other servers of the school reach this one, if several share a database; LISTEN when unset, and nowhere when
    /// that is every address of the machine.
    #[arg(long, env = "KEHOU_REACHED_AT", value_name = "ADDRESS")]
    pub reached_at: Option<SocketAddr>,

    /// How many phones may follow the numbers at one time; others ask for them every few seconds. Half of the open files
    /// this process may have when unset.
    #[arg(long, env = "KEHOU_MOST_STREAMS", value_name = "NUMBER")]
    pub most_streams: Option<usize>,

    /// Try the product out: invented families are moved in and the clock starts at the instant the school's file
    /// names.
    #[arg(long, env = "KEHOU_REHEARSE")]
    pub rehearse: bool,

    /// The same, with the clock starting at this instant (RFC 3339, for example 2026-08-29T17:46:00+08:00).
    #[arg(long, env = "KEHOU_REHEARSE_AT")]
    pub rehearse_at: Option<DateTime<FixedOffset>>,

    /// How the log is written.
    #[arg(long, env = "KEHOU_LOG_FORMAT", value_enum, default_value = "text")]
    pub log_format: LogFormat,

    /// What is logged, in tracing's filter syntax.
    #[arg(long, env = "KEHOU_LOG", default_value = "info")]
    pub log: String,
}

/// What the program does instead of serving.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Checks the laws of the engine in a database, also beside a running server; nothing is changed. Ends with 1 when a
    /// law is broken.
    Verify(VerifyArgs),

    /// Writes a backup into a new folder, also beside a running server: the database as of one commit, checked, with the
    /// secret key and a manifest.
    Backup(BackupArgs),

    /// Puts a backup into a data folder that holds no database, checks it, and says what is not in it.
    Restore(RestoreArgs),

    /// Looks before the evening at disk, clock, versions, round, backups, connections and memory, and says what helps. Ends
    /// with 1 when something is bad.
    Doctor(DoctorArgs),
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For a person at a terminal.
    Text,
    /// One JSON object a line.
    Json,
}

impl Config {
    /// The address families type, without a slash at its end.
    pub fn public_url(&self) -> String {
        let given = self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        given.trim_end_matches('/').to_owned()
    }

    /// The address of the database, where it is shared: on PostgreSQL.
    pub fn shared_database(&self) -> Option<&str> {
        self.database.as_deref().filter(|url| is_postgres(url))
    }

    /// The database's file.
    pub fn database_file(&self) -> Result<PathBuf, StartError> {
        database_file(self.database.as_deref(), &self.data)
    }

    /// The school's file, the given one or the example.
    pub fn school_file(&self) -> PathBuf {
        self.school.clone().unwrap_or_else(|| PathBuf::from(EXAMPLE_SCHOOL))
    }

    /// The same for what is done with a file only: a shared database has tools of its own.
    pub fn own_database_file(&self) -> Result<PathBuf, StartError> {
        match self.shared_database() {
            Some(_) => Err(StartError::SharedDatabase),
            None => self.database_file(),
        }
    }

    /// How many phones may follow the numbers at one time. A connection is an open file, and the other half is for
    /// everybody who asks for something else.
    pub fn most_streams(&self) -> usize {
        let half = open_files::most() / 2;
        self.most_streams.unwrap_or(half)
    }

    /// Where the other servers of the school reach this one.
    pub fn reached_at(&self) -> Option<SocketAddr> {
        self.reached_at
            .or(Some(self.listen))
            .filter(|address| !address.ip().is_unspecified() && address.port() != 0)
    }

    /// Whether this run is a rehearsal.
    pub fn is_rehearsal(&self) -> bool {
        self.rehearse || self.rehearse_at.is_some()
    }
}
