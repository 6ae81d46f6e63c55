//! The databases kehou runs on: how each is opened, and how it writes.

mod kept_line;
#[cfg(test)]
mod own_database;
mod postgres;
mod postgres_writer;
mod sqlite;
mod sqlite_log;
mod sqlite_writer;
mod statistics;
mod upkeep;

#[cfg(test)]
pub(super) use own_database::open_own_database;
pub(crate) use postgres::open_to_read as open_shared_to_read;
pub(crate) use sqlite::{
    MIGRATIONS as FILE_MIGRATIONS, OLDEST_SQLITE, database_file, open_to_read as open_file_to_read,
};
pub(crate) use upkeep::look_after_tables;

use super::CapacityGuard;
use crate::{
    StartError,
    error::Error,
    sql::{Connection, Pool},
};
use kehou_contract::SchoolId;
use postgres_writer::PostgresWriter;
use sqlite_log::SqliteLog;
use sqlite_writer::SqliteWriter;
use std::{ops::RangeInclusive, path::Path};

/// An open database, as the store needs it.
pub(super) struct Opened {
    /// What writes.
    pub(super) writer: WriterEngine,
    /// The connection that writes.
    pub(super) write: Pool,
    /// Connections that read.
    pub(super) read: Pool,
    /// Whether other processes may write in it as well.
    pub(super) is_shared: bool,
}

/// Opens the database an operator names, or the one in the data folder, with its tables up to date.
pub(super) async fn open(
    database: Option<&str>,
    data: &Path,
    school: &SchoolId,
    guard: CapacityGuard,
) -> Result<Opened, StartError> {
    match database {
        Some(url) if is_postgres(url) => postgres::open(url, school, guard).await,
        _ => sqlite::open(database, data, guard).await,
    }
}

/// Whether it is the address of a database on PostgreSQL.
pub(crate) fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// A transaction under way.
pub(crate) struct Open {
    pub(super) connection: Connection,
    /// Its number among this process's turns on PostgreSQL, by which it can be asked what became of it.
    turn: Option<i64>,
    /// Rows of the audit trail that were written in it.
    written: Option<RangeInclusive<i64>>,
}

impl Open {
    /// Learns that these rows of the audit trail were written in it.
    pub(super) fn learn(&mut self, written: RangeInclusive<i64>) {
        self.written = Some(written);
    }
}

/// What writes in a database.
#[derive(Debug)]
pub(crate) enum WriterEngine {
    Sqlite(SqliteWriter),
    Postgres(PostgresWriter),
}

impl WriterEngine {
    pub(super) async fn begin(&self) -> Result<Open, Error> {
        match self {
            Self::Sqlite(writer) => Ok(Open { connection: writer.begin().await?, turn: None, written: None }),
            Self::Postgres(writer) => writer.begin().await,
        }
    }

    pub(super) async fn commit(&self, open: Open) -> Result<(), Error> {
        match self {
            Self::Sqlite(writer) => writer.commit(open.connection).await,
            Self::Postgres(writer) => writer.commit(open).await,
        }
    }

    pub(super) async fn abandon(&self, open: Open) {
        match self {
            Self::Sqlite(writer) => writer.abandon(open.connection).await,
            Self::Postgres(writer) => writer.abandon(open).await,
        }
    }

    /// Does what is better done between two transactions.
    pub(super) async fn rest(&self, somebody_waits: bool) -> Result<(), Error> {
        match self {
            Self::Sqlite(writer) => writer.rest(somebody_waits).await,
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Lets go of what it has for itself.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(writer) => writer.close().await,
            Self::Postgres(writer) => writer.close(),
        }
    }
}
