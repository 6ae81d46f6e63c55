//! A statement that reads.

use super::{
    connection::{Connection, ConnectionOf, Pool, Target, take},
    postgres_transaction::{LONGEST, limit_of, within},
    query::{Query, query},
    sending::{arguments, send},
    value::Value,
};
use futures::{
    StreamExt,
    future::ready,
    stream::{self, BoxStream},
};
use sqlx::{
    Database, Decode, Executor, IntoArguments, Postgres, SqlStr, Sqlite, Type,
    postgres::{PgArguments, PgRow},
    sqlite::{SqliteArguments, SqliteRow},
};
use std::marker::PhantomData;

/// What can be read from a row of every database.
pub trait FromRow:
    for<'r> sqlx::FromRow<'r, SqliteRow> + for<'r> sqlx::FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> FromRow for T where
    T: for<'r> sqlx::FromRow<'r, SqliteRow> + for<'r> sqlx::FromRow<'r, PgRow> + Send + Unpin
{
}

/// What can be read from the only column of a row.
pub trait FromValue:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin
{
}

impl<T> FromValue for T where
    T: for<'r> Decode<'r, Sqlite>
        + Type<Sqlite>
        + for<'r> Decode<'r, Postgres>
        + Type<Postgres>
        + Send
        + Unpin
{
}

/// A statement on its way that brings rows back.
#[must_use = "a statement does nothing before it is sent"]
#[derive(Debug)]
pub struct Rows<T> {
    query: Query,
    row: PhantomData<fn() -> T>,
}

/// A statement whose only column is asked for.
#[must_use = "a statement does nothing before it is sent"]
#[derive(Debug)]
pub struct Scalars<T>(Rows<(T,)>);

/// A statement of whose rows something is read.
pub fn query_as<T: FromRow>(statement: impl sqlx::SqlSafeStr) -> Rows<T> {
    Rows { query: query(statement), row: PhantomData }
}

/// A statement with one column.
pub fn query_scalar<T: FromValue>(statement: impl sqlx::SqlSafeStr) -> Scalars<T> {
    Scalars(query_as(statement))
}

fn stream_on<'c, DB, T>(
    statement: SqlStr,
    arguments: sqlx::Result<DB::Arguments>,
    executor: impl Executor<'c, Database = DB> + 'c,
) -> BoxStream<'c, sqlx::Result<T>>
where
    DB: Database<Arguments: IntoArguments<DB> + 'c>,
    T: for<'r> sqlx::FromRow<'r, DB::Row> + Send + Unpin + 'c,
{
    match arguments {
        Ok(arguments) => sqlx::query_as_with(statement, arguments).fetch(executor),
        Err(fault) => stream::once(ready(Err(fault))).boxed(),
    }
}

impl<T: FromRow> Rows<T> {
    /// Gives the next argument.
    pub fn bind<'v>(mut self, value: impl Into<Value<'v>>) -> Self {
        self.query = self.query.bind(value);
        self
    }

    /// All rows.
    pub async fn fetch_all<'c>(self, on: impl Into<Target<'c>>) -> sqlx::Result<Vec<T>> {
        let Query { statement, values } = self.query;
        send!(on.into(), A, executor => async {
            sqlx::query_as_with(statement, arguments::<A>(values)?).fetch_all(executor).await
        })
    }

    /// Row after row, where all of them would be too many to hold.
    pub(crate) fn stream<'c>(self, on: &'c mut Connection) -> BoxStream<'c, sqlx::Result<T>>
    where
        T: 'c,
    {
        let Query { statement, values } = self.query;
        match on {
            Connection::Sqlite(connection) => {
                stream_on(statement, arguments::<SqliteArguments>(values), &mut **connection)
            }
            Connection::SqliteReading(connection) => {
                stream_on(statement, arguments::<SqliteArguments>(values), &mut **connection)
            }
            Connection::Postgres(connection) => {
                stream_on(statement, arguments::<PgArguments>(values), &mut **connection)
            }
            Connection::PostgresTransaction(transaction) => {
                stream_on(statement, arguments::<PgArguments>(values), &mut **transaction)
            }
        }
    }

    /// The row, if there is one.
    pub async fn fetch_optional<'c>(self, on: impl Into<Target<'c>>) -> sqlx::Result<Option<T>> {
        let Query { statement, values } = self.query;
        send!(on.into(), A, executor => async {
            sqlx::query_as_with(statement, arguments::<A>(values)?).fetch_optional(executor).await
        })
    }

    /// The row; that there is none is an error.
    pub async fn fetch_one<'c>(self, on: impl Into<Target<'c>>) -> sqlx::Result<T> {
        self.fetch_optional(on).await?.ok_or(sqlx::Error::RowNotFound)
    }
}

impl<T: FromValue> Scalars<T> {
    /// Gives the next argument.
    pub fn bind<'v>(self, value: impl Into<Value<'v>>) -> Self {
        Self(self.0.bind(value))
    }

    /// The column of all rows.
    pub async fn fetch_all<'c>(self, on: impl Into<Target<'c>>) -> sqlx::Result<Vec<T>> {
        Ok(self.0.fetch_all(on).await?.into_iter().map(|(value,)| value).collect())
    }

    /// The column of the row, if there is one.
    pub async fn fetch_optional<'c>(self, on: impl Into<Target<'c>>) -> sqlx::Result<Option<T>> {
        Ok(self.0.fetch_optional(on).await?.map(|(value,)| value))
    }

    /// The column of the row; that there is none is an error.
    pub async fn fetch_one<'c>(self, on: impl Into<Target<'c>>) -> sqlx::Result<T> {
        self.fetch_optional(on).await?.ok_or(sqlx::Error::RowNotFound)
    }
}
