//! Connections, whatever they are to.

use super::postgres_transaction::PostgresTransaction;
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction, pool::PoolConnection};

/// Connections to one database.
#[derive(Clone, Debug)]
pub enum Pool {
    /// To a file.
    Sqlite(SqlitePool),
    /// To a server.
    Postgres(PgPool),
}

/// One connection out of them; it goes back when it is dropped.
#[derive(Debug)]
pub enum Connection {
    /// To a file.
    Sqlite(PoolConnection<Sqlite>),
    /// In a transaction in which everything is read as of one instant.
    SqliteReading(Transaction<'static, Sqlite>),
    /// To a server.
    Postgres(PoolConnection<Postgres>),
    /// In a transaction of a server.
    PostgresTransaction(PostgresTransaction),
}

/// What a statement is sent to.
#[derive(Debug)]
pub enum Target<'c> {
    /// Any connection that is free.
    Pool(&'c Pool),
    /// A connection one has, in its transaction.
    #[doc(hidden)]
    Connection(ConnectionOf<'c>),
}

/// A connection that is lent.
#[derive(Debug)]
pub struct ConnectionOf<'c>(pub(super) &'c mut Connection);

impl<'c> From<&'c Pool> for Target<'c> {
    fn from(pool: &'c Pool) -> Self {
        Self::Pool(pool)
    }
}

impl<'c> From<&'c mut Connection> for Target<'c> {
    fn from(connection: &'c mut Connection) -> Self {
        Self::Connection(ConnectionOf(connection))
    }
}

impl Pool {
    /// Takes a connection.
    pub async fn acquire(&self) -> sqlx::Result<Connection> {
        Ok(match self {
            Self::Sqlite(pool) => Connection::Sqlite(pool.acquire().await?),
            Self::Postgres(pool) => Connection::Postgres(pool.acquire().await?),
        })
    }

    /// Takes a connection that reads everything as of one instant, until it is dropped.
    pub(crate) async fn begin_reading(&self) -> sqlx::Result<Connection> {
        Ok(match self {
            Self::Sqlite(pool) => Connection::SqliteReading(pool.begin().await?),
            Self::Postgres(pool) => {
                Connection::PostgresTransaction(PostgresTransaction::begin(pool, AS_OF_ONE_INSTANT).await?)
            }
        })
    }

    /// Ends all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

const AS_OF_ONE_INSTANT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
