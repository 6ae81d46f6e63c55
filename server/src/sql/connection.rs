//! Connections, whatever they are to.

use super::postgres_transaction::PostgresTransaction;
use futures::{FutureExt, future::BoxFuture};
use sqlx::{Database, PgPool, Postgres, Sqlite, SqlitePool, Transaction, pool::PoolConnection};

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
            Self::Sqlite(pool) => Connection::Sqlite(take(pool).await?),
            Self::Postgres(pool) => Connection::Postgres(take(pool).await?),
        })
    }

    /// Takes a connection that reads everything as of one instant, until it is dropped.
    pub(crate) async fn begin_reading(&self) -> sqlx::Result<Connection> {
        Ok(match self {
            Self::Sqlite(pool) => Connection::SqliteReading(pool.begin().boxed().await?),
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

/// Takes a connection. Waiting for one is a future of eight kilobytes: in place, it would be a part of every statement's and
/// so of every request's that sends one, for as long as the request lasts.
pub(super) fn take<D: Database>(pool: &sqlx::Pool<D>) -> BoxFuture<'_, sqlx::Result<PoolConnection<D>>> {
    pool.acquire().boxed()
}

const AS_OF_ONE_INSTANT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::{query, query_scalar};
    use sqlx::postgres::PgPoolOptions;

    /// Whoever submits waits with the futures of all that was asked for it: in an opening minute thousands do.
    #[tokio::test]
    async fn a_statement_leaves_little_room_behind() {
        let nobody = PgPoolOptions::new().connect_lazy("postgres://nobody@localhost/nothing");
        let pool = Pool::Postgres(nobody.expect("an address"));
        let rooms = [
            size_of_val(&pool.acquire()),
            size_of_val(&pool.begin_reading()),
            size_of_val(&query("SELECT 1").execute(&pool)),
            size_of_val(&query_scalar::<i64>("SELECT 1").fetch_one(&pool)),
        ];
        assert!(rooms.iter().all(|room| *room < 2_048), "{rooms:?}");
    }
}
