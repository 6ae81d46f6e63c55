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

/// How many rows a statement has room for. Few sizes, so that the connection finds its prepared statements again; close
/// enough to each other that little room is left empty. Most of what a statement costs is its way there and back.
const SIZES: [usize; 16] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, LARGEST];
const LARGEST: usize = 256;

/// Inserts rows in their order. `into` names table and columns, `bind` gives a row's values in the order of the columns.
pub(crate) async fn insert_all<T>(
    tx: &mut Connection,
    into: &'static str,
    rows: &[T],
    bind: impl Fn(&mut Values, &T),
) -> sqlx::Result<()> {
    for together in rows.chunks(LARGEST) {
        let Values { mut statement, values, .. } = values_of(together, into, tx.engine(), &bind);
        let count = i64::try_from(together.len()).unwrap_or(i64::MAX);
        // Writing to a string cannot fail.
        let _ = write!(statement, ") AS given LIMIT ${}", values.len() + 1);
        let mut inserted = query(AssertSqlSafe(statement));
        inserted.values = values;
        inserted.bind(count).execute(&mut *tx).await?;
    }
    Ok(())
}

/// A statement with room for at least so many rows. What is left of it is filled with the last one, and cut off again.
fn values_of<T>(rows: &[T], into: &'static str, engine: Engine, bind: &impl Fn(&mut Values, &T)) -> Values {
    let size = SIZES.into_iter().find(|size| *size >= rows.len()).unwrap_or(LARGEST);
    let padding = rows.last().into_iter().cycle();
    let mut values = Values { statement: into.to_owned(), values: Vec::new(), engine, begins: true };
    for (at, row) in rows.iter().chain(padding).take(size).enumerate() {
        values.statement.push_str(if at == 0 { "SELECT * FROM (VALUES (" } else { ", (" });
        values.begins = true;
        bind(&mut values, row);
        values.statement.push(')');
    }
    values
}

#[cfg(test)]
mod tests {
    use super::{super::query_scalar, *};
    use crate::sql::Pool;
    use sqlx::sqlite::SqlitePoolOptions;

    #[tokio::test]
    async fn any_number_of_rows_comes_in_once_and_in_order() {
        let file =
            SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.expect("opened");
        let pool = Pool::Sqlite(file);
        query("CREATE TABLE rows (at INTEGER PRIMARY KEY, number INTEGER, name TEXT)")
            .execute(&pool)
            .await
            .expect("a table");
        for count in [0, 1, 5, 6, 7, 47, 255, 256, 257, 700] {
            query("DELETE FROM rows").execute(&pool).await.expect("emptied");
            let rows: Vec<i64> = (0..count).collect();
            let mut connection = pool.acquire().await.expect("a connection");
            insert_all(&mut connection, "INSERT INTO rows (number, name) ", &rows, |values, number| {
                values.push_bind(number).push_bind(number.to_string());
            })
            .await
            .expect("inserted");
            drop(connection);
            let found: Vec<i64> =
                query_scalar("SELECT number FROM rows WHERE name = CAST(number AS TEXT) ORDER BY at")
                    .fetch_all(&pool)
                    .await
                    .expect("rows");
            assert_eq!(found, rows, "{count} rows");
        }
    }
}
