//! The database the servers keep what families do in.

use crate::cluster::{Cluster, StandbyKind};
use anyhow::{Context, Result, bail};
use kehou_contract::SchoolId;
use kehou_server::sql::Pool;
use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions},
};
use std::path::{Path, PathBuf};

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum StoreKind {
    /// A file of one server.
    Sqlite,
    /// A PostgreSQL server, which several servers share.
    Postgres,
}

impl StoreKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// An empty database of its own.
pub(crate) enum Store {
    File(PathBuf),
    Shared { cluster: Cluster, url: String },
}

impl Store {
    pub(crate) async fn make(kind: StoreKind, folder: &Path) -> Result<Self> {
        match kind {
            StoreKind::Sqlite => Ok(Self::File(folder.join("kehou.sqlite"))),
            StoreKind::Postgres => {
                let cluster = Cluster::start().await?;
                let url = cluster.create_database("evening").await?;
                Ok(Self::Shared { cluster, url })
            }
        }
    }

    /// What `--database` is given, where it is not the data folder's own.
    pub(crate) fn url(&self) -> Option<&str> {
        match self {
            Self::File(_) => None,
            Self::Shared { url, .. } => Some(url),
        }
    }

    /// Opens it as one school's.
    pub(crate) async fn open(&self, school: &SchoolId) -> Result<Pool> {
        match self {
            Self::File(file) => {
                let options = SqliteConnectOptions::new().filename(file).journal_mode(SqliteJournalMode::Wal);
                Ok(Pool::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?))
            }
            Self::Shared { url, .. } => {
                let options: PgConnectOptions = url.parse()?;
                // Whole tables are read: no statement takes too long.
                let options =
                    options.options([("kehou.school", school.as_str()), ("statement_timeout", "0")]);
                Ok(Pool::Postgres(PgPoolOptions::new().max_connections(1).connect_with(options).await?))
            }
        }
    }

    /// Makes so many files of the log, where the database writes over those of evenings before.
    pub(crate) async fn make_log_files(&self, files: u64) -> Result<()> {
        match self {
            Self::File(_) => Ok(()),
            Self::Shared { cluster, .. } => cluster.make_log_files(files).await,
        }
    }

    /// Has a standby from now on.
    pub(crate) async fn follow(&mut self, kind: StandbyKind) -> Result<()> {
        match self {
            Self::File(_) => bail!("a file has no standby"),
            Self::Shared { cluster, .. } => cluster.follow(kind).await,
        }
    }

    /// Lets the database itself crash, for its standby to take over where it has one; `false` where it is only a file, which goes
    /// down with its server.
    pub(crate) fn crash(&mut self) -> Result<bool> {
        match self {
            Self::File(_) => Ok(false),
            Self::Shared { cluster, .. } => cluster.crash().context("the database crashes").map(|()| true),
        }
    }
}
