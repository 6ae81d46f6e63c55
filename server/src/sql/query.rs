//! A statement that writes.

use super::{
    connection::{Connection, ConnectionOf, Pool, Target, take},
    postgres_transaction::{LONGEST, limit_of, within},
    sending::{arguments, send},
    value::Value,
};
use sqlx::SqlStr;

/// A statement on its way to a database.
#[must_use = "a statement does nothing before it is sent"]
#[derive(Debug)]
pub struct Query {
    pub(super) statement: SqlStr,
    pub(super) values: Vec<Value<'static>>,
}

/// A statement; its arguments are `$1`, `$2` and so on. The connection keeps it prepared.
pub fn query(statement: impl sqlx::SqlSafeStr) -> Query {
    Query { statement: statement.into_sql_str(), values: Vec::new() }
}

/// A statement was executed.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    rows: u64,
}

impl Done {
    /// How many rows it wrote.
    pub fn rows_affected(self) -> u64 {
        self.rows
    }
}

impl Query {
    /// Gives the next argument.
    pub fn bind<'v>(mut self, value: impl Into<Value<'v>>) -> Self {
        self.values.push(value.into().into_owned());
        self
    }

    /// Executes it.
    pub async fn execute<'c>(self, on: impl Into<Target<'c>>) -> sqlx::Result<Done> {
        let Self { statement, values } = self;
        send!(on.into(), A, executor => async {
            let done = sqlx::query_with(statement, arguments::<A>(values)?).execute(executor).await?;
            Ok(Done { rows: done.rows_affected() })
        })
    }
}
