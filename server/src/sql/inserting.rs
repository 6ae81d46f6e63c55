//! Rows that are written together.

use super::{Connection, Engine, query, value::Value};
use sqlx::AssertSqlSafe;
use std::fmt::Write;

/// The values of rows on their way into a statement.
pub(crate) struct Values {
    statement: String,
    values: Vec<Value>,
    engine: Engine,
    /// Whether the value that comes next is the first of its row.
    begins: bool,
}

impl Values {
    /// Gives the value of the next column.
    pub(crate) fn push_bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        let before = if std::mem::take(&mut self.begins) { "" } else { ", " };
        match self.engine {
            // SQLite looks for an argument with a number in a list of all of them; for thousands that takes long.
            Engine::Sqlite => self.statement.extend([before, "?"]),
            // Writing to a string cannot fail.
            Engine::Postgres => drop(write!(self.statement, "{before}${}", self.values.len())),
        }
        self
    }
}

/// How many rows go with one statement. Few sizes, so that the connection finds its prepared statements again, and each
/// twice the next, so that any number of rows goes with few statements.
const SIZES: [usize; 9] = [256, 128, 64, 32, 16, 8, 4, 2, 1];

/// Inserts rows in their order. `into` names table and columns, `bind` gives a row's values in the order of the columns.
pub(crate) async fn insert_all<T>(
    tx: &mut Connection,
    into: &'static str,
    rows: &[T],
    bind: impl Fn(&mut Values, &T),
) -> sqlx::Result<()> {
    let mut left = rows;
    while !left.is_empty() {
        let size = SIZES.into_iter().find(|size| *size <= left.len()).unwrap_or(1);
        let (together, rest) = left.split_at(size);
        let mut values =
            Values { statement: into.to_owned(), values: Vec::new(), engine: tx.engine(), begins: true };
        for (at, row) in together.iter().enumerate() {
            values.statement.push_str(if at == 0 { "VALUES (" } else { ", (" });
            values.begins = true;
            bind(&mut values, row);
            values.statement.push(')');
        }
        let Values { statement, values, .. } = values;
        let mut inserted = query(AssertSqlSafe(statement));
        inserted.values = values;
        inserted.execute(&mut *tx).await?;
        left = rest;
    }
    Ok(())
}
