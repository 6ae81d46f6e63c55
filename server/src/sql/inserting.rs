//! Rows that are written together.

use super::{Connection, columns, query, value::Value};
use sqlx::AssertSqlSafe;

/// The values of rows on their way into a statement.
#[derive(Default)]
pub(crate) struct Values(Vec<Value>);

impl Values {
    /// Gives the value of the next column.
    pub(crate) fn push_bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.0.push(value.into());
        self
    }

    pub(super) fn all(&self) -> &[Value] {
        &self.0
    }

    /// Takes them out, and leaves room for others.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Value> {
        self.0.drain(..)
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
    match tx {
        Connection::PostgresTransaction(transaction) => columns::insert(transaction, into, rows, &bind).await,
        Connection::Postgres(_) => Err(sqlx::Error::Protocol(OUTSIDE.to_owned())),
        Connection::Sqlite(_) | Connection::SqliteReading(_) => insert_lists(tx, into, rows, &bind).await,
    }
}

const OUTSIDE: &str = "rows are inserted in a transaction";

async fn insert_lists<T>(
    tx: &mut Connection,
    into: &str,
    rows: &[T],
    bind: &impl Fn(&mut Values, &T),
) -> sqlx::Result<()> {
    for together in rows.chunks(LARGEST) {
        let Values(values) = values_of(together, bind);
        let size = size_for(together.len());
        let count = i64::try_from(together.len()).unwrap_or(i64::MAX);
        let mut inserted = query(AssertSqlSafe(statement(into, size, values.len() / size)));
        inserted.values = values;
        inserted.bind(count).execute(&mut *tx).await?;
    }
    Ok(())
}

fn size_for(rows: usize) -> usize {
    SIZES.into_iter().find(|size| *size >= rows).unwrap_or(LARGEST)
}

/// Values for a statement with room for at least so many rows. What is left of it is filled with the last one.
fn values_of<T>(rows: &[T], bind: &impl Fn(&mut Values, &T)) -> Values {
    let padding = rows.last().into_iter().cycle();
    let mut values = Values::default();
    for row in rows.iter().chain(padding).take(size_for(rows.len())) {
        bind(&mut values, row);
    }
    values
}

/// A statement with room for so many rows. What is left of it is cut off again. Its arguments have no numbers: SQLite looks
/// for an argument with a number in a list of all of them, and for thousands that takes long.
fn statement(into: &str, rows: usize, columns: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(", "));
    format!("{into}SELECT * FROM (VALUES {}) AS given LIMIT ?", vec![row; rows].join(", "))
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
