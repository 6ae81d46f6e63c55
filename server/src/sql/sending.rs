//! Sending a statement to whichever database it is for.

use super::value::Value;
use sqlx::{Arguments, Database, Postgres};

/// The arguments as a database takes them.
pub(super) fn arguments<A>(values: Vec<Value<'_>>) -> sqlx::Result<A>
where
    A: Arguments,
    Option<i64>: for<'t> sqlx::Encode<'t, A::Database> + sqlx::Type<A::Database>,
    Option<String>: for<'t> sqlx::Encode<'t, A::Database> + sqlx::Type<A::Database>,
    Option<Vec<u8>>: for<'t> sqlx::Encode<'t, A::Database> + sqlx::Type<A::Database>,
{
    let mut arguments = A::default();
    for value in values {
        let value = if A::Database::NAME == Postgres::NAME { value.without_nul() } else { value };
        value.add_to(&mut arguments).map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

/// Sends with the executor and the kind of arguments of the target's database, and waits for what it answers. sqlx tells
/// databases apart by types, so the same words are compiled once for each.
macro_rules! send {
    ($target:expr, $arguments:ident, $executor:ident => $send:expr) => {
        match $target {
            Target::Pool(Pool::Sqlite($executor)) => {
                type $arguments = sqlx::sqlite::SqliteArguments;
                $send.await
            }
            Target::Connection(ConnectionOf(Connection::Sqlite(connection))) => {
                type $arguments = sqlx::sqlite::SqliteArguments;
                let $executor = &mut **connection;
                $send.await
            }
            Target::Connection(ConnectionOf(Connection::SqliteReading(connection))) => {
                type $arguments = sqlx::sqlite::SqliteArguments;
                let $executor = &mut **connection;
                $send.await
            }
            Target::Pool(Pool::Postgres(pool)) => {
                type $arguments = sqlx::postgres::PgArguments;
                let mut connection = take(pool).await?;
                let $executor = &mut *connection;
                let (answer, is_usable) = within(limit_of(pool), $send).await;
                if !is_usable {
                    connection.close_on_drop();
                }
                answer
            }
            Target::Connection(ConnectionOf(Connection::Postgres(connection))) => {
                type $arguments = sqlx::postgres::PgArguments;
                let $executor = &mut **connection;
                let (answer, is_usable) = within(LONGEST, $send).await;
                if !is_usable {
                    connection.close_on_drop();
                }
                answer
            }
            Target::Connection(ConnectionOf(Connection::PostgresTransaction(transaction))) => {
                type $arguments = sqlx::postgres::PgArguments;
                let limit = transaction.limit();
                let $executor = &mut **transaction;
                let (answer, is_usable) = within(limit, $send).await;
                if !is_usable {
                    transaction.give_up();
                }
                answer
            }
        }
    };
}

pub(super) use send;
