//! Sending a statement to whichever database it is for.

use super::value::Value;
use sqlx::{Arguments, Database, Postgres};

/// The arguments as a database takes them.
pub(super) fn arguments<A>(values: Vec<Value>) -> sqlx::Result<A>
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

/// Sends with the executor and the kind of arguments of the target's database. sqlx tells databases apart by types, so
/// the same words are compiled once for each.
macro_rules! send {
    ($target:expr, $arguments:ident, $executor:ident => $send:expr) => {
        match $target {
            Target::Pool(Pool::Sqlite($executor)) => {
                type $arguments = sqlx::sqlite::SqliteArguments;
                $send
            }
            Target::Pool(Pool::Postgres($executor)) => {
                type $arguments = sqlx::postgres::PgArguments;
                $send
            }
            Target::Connection(ConnectionOf(Connection::Sqlite(connection))) => {
                type $arguments = sqlx::sqlite::SqliteArguments;
                let $executor = &mut **connection;
                $send
            }
            Target::Connection(ConnectionOf(Connection::SqliteReading(connection))) => {
                type $arguments = sqlx::sqlite::SqliteArguments;
                let $executor = &mut **connection;
                $send
            }
            Target::Connection(ConnectionOf(Connection::PostgresReading(connection))) => {
                type $arguments = sqlx::postgres::PgArguments;
                let $executor = &mut **connection;
                $send
            }
            Target::Connection(ConnectionOf(Connection::Postgres(connection))) => {
                type $arguments = sqlx::postgres::PgArguments;
                let $executor = &mut **connection;
                $send
            }
        }
    };
}

pub(super) use send;
