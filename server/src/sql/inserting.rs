//! Rows that are written together.

use super::{Connection, columns, query, value::Value};
use sqlx::AssertSqlSafe;

/// The values of rows on their way into a statement.
#[derive(Default)]
pub(crate) struct Values<'v>(Vec<Value<'v>>);

impl<'v> Values<'v> {
    /// Gives the value of the next column.
    pub(crate) fn push_bind(&mut self, value: impl Into<Value<'v>>) -> &mut Self {
        self.0.push(value.into());
        self
    }
}

/// Rows of one table.
pub(super) struct Rows<'v> {
    /// Names table and columns.
    pub(super) into: &'static str,
    /// How many there are.
    pub(super) columns: usize,
    /// Row by row.
    pub(super) values: Vec<Value<'v>>,
}

/// A statement that changes rows there are.
pub(super) struct Change<'v> {
    /// It has a `?` for each of its values.
    pub(super) words: &'static str,
    pub(super) values: Vec<Value<'v>>,
    /// How many rows it has to change, where that is known.
    pub(super) rows: Option<u32>,
}

/// One of what is written together.
pub(super) enum Part<'v> {
    Rows(Rows<'v>),
    Change(Change<'v>),
}

/// What is said of a statement that changed fewer rows than it had to, or more.
pub(super) const OTHER_ROWS: &str = "a statement changes as many rows as are said beforehand";

/// Rows of several tables that are written together. Each way to a database on another machine and back costs as much as
/// many rows, so that PostgreSQL is given all of them at once. What rows hold is borrowed until then.
#[derive(Default)]
pub(crate) struct Inserts<'v>(Vec<Part<'v>>);

impl<'v> Inserts<'v> {
    /// Adds rows in their order. `into` names table and columns, `bind` gives a row's values in the order of the columns. A row
    /// may refer to another table's that was added before.
    pub(crate) fn add<T>(
        &mut self,
        into: &'static str,
        rows: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        bind: impl Fn(&mut Values<'v>, T),
    ) {
        let mut rows = rows.into_iter();
        let Some(first) = rows.next() else { return };
        let mut values = Values::default();
        bind(&mut values, first);
        let columns = values.0.len();
        let all = columns * (1 + rows.len());
        values.0.reserve_exact(all - columns);
        rows.for_each(|row| bind(&mut values, row));
        debug_assert_eq!(values.0.len(), all, "every row has as many values as the first");
        self.0.push(Part::Rows(Rows { into, columns, values: values.0 }));
    }

    /// Adds a statement that changes what is there already, and nothing of what is added here. It has a `?` for each value.
    pub(crate) fn and(&mut self, statement: &'static str, bind: impl FnOnce(&mut Values<'v>)) {
        self.change(statement, None, bind);
    }

    /// The same of an `UPDATE` of which it is known how many rows it finds. That it finds others is an error, and what was
    /// written has to be undone.
    pub(crate) fn and_of(&mut self, rows: u32, statement: &'static str, bind: impl FnOnce(&mut Values<'v>)) {
        self.change(statement, Some(rows), bind);
    }

    fn change(&mut self, words: &'static str, rows: Option<u32>, bind: impl FnOnce(&mut Values<'v>)) {
        let mut values = Values::default();
        bind(&mut values);
        self.0.push(Part::Change(Change { words, values: values.0, rows }));
    }

    /// Writes them, table by table as they were added.
    pub(crate) async fn write(self, tx: &mut Connection) -> sqlx::Result<()> {
        match tx {
            Connection::PostgresTransaction(transaction) => columns::insert(transaction, self.0).await,
            Connection::Postgres(_) => Err(sqlx::Error::Protocol(OUTSIDE.to_owned())),
            Connection::Sqlite(_) | Connection::SqliteReading(_) => {
                for part in self.0 {
                    match part {
                        Part::Rows(rows) => insert_lists(tx, rows).await?,
                        Part::Change(change) => make(tx, change).await?,
                    }
                }
                Ok(())
            }
        }
    }
}

/// How many rows a statement has room for. Few sizes, so that the connection finds its prepared statements again; close
/// enough to each other that little room is left empty. Most of what a statement costs is its way there and back.
const SIZES: [usize; 16] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, LARGEST];
const LARGEST: usize = 256;

/// Inserts rows of one table in their order, as [`Inserts::add`] takes them.
pub(crate) async fn insert_all<'v, T>(
    tx: &mut Connection,
    into: &'static str,
    rows: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
    bind: impl Fn(&mut Values<'v>, T),
) -> sqlx::Result<()> {
    let mut inserts = Inserts::default();
    inserts.add(into, rows, bind);
    inserts.write(tx).await
}

const OUTSIDE: &str = "rows are inserted in a transaction";

async fn make(tx: &mut Connection, Change { words, values, rows }: Change<'_>) -> sqlx::Result<()> {
    let mut change = query(words);
    change.values = values.into_iter().map(Value::into_owned).collect();
    let changed = change.execute(tx).await?.rows_affected();
    match rows.is_none_or(|rows| changed == u64::from(rows)) {
        true => Ok(()),
        false => Err(sqlx::Error::Protocol(OTHER_ROWS.to_owned())),
    }
}

async fn insert_lists(tx: &mut Connection, Rows { into, columns, values }: Rows<'_>) -> sqlx::Result<()> {
    let values: Vec<Value<'static>> = values.into_iter().map(Value::into_owned).collect();
    let mut values = values.into_iter().peekable();
    while values.peek().is_some() {
        let together: Vec<Value<'static>> = values.by_ref().take(LARGEST * columns).collect();
        let rows = together.len() / columns;
        let size = size_for(rows);
        let mut inserted = query(AssertSqlSafe(statement(into, size, columns)));
        inserted.values = filled_up(together, columns, size);
        let count = i64::try_from(rows).unwrap_or(i64::MAX);
        inserted.bind(count).execute(&mut *tx).await?;
    }
    Ok(())
}

fn size_for(rows: usize) -> usize {
    SIZES.into_iter().find(|size| *size >= rows).unwrap_or(LARGEST)
}

/// Values for a statement with room for so many rows. What is left of it is filled with the last one.
fn filled_up(mut values: Vec<Value<'static>>, columns: usize, size: usize) -> Vec<Value<'static>> {
    let last = values[values.len() - columns..].to_vec();
    let room = size * columns - values.len();
    values.extend(last.into_iter().cycle().take(room));
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

    async fn with_a_table() -> Pool {
        let file =
            SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.expect("opened");
        let pool = Pool::Sqlite(file);
        query("CREATE TABLE rows (at INTEGER PRIMARY KEY, number INTEGER, name TEXT)")
            .execute(&pool)
            .await
            .expect("a table");
        pool
    }

    #[tokio::test]
    async fn a_change_that_finds_other_rows_than_it_has_to_is_an_error() {
        let pool = with_a_table().await;
        query("INSERT INTO rows (number) VALUES (1), (2)").execute(&pool).await.expect("rows");
        let mut connection = pool.acquire().await.expect("a connection");
        for (has_to, after, is_so) in [(2, 0_i64, true), (1, 1, true), (2, 1, false), (0, 1, false)] {
            let mut inserts = Inserts::default();
            inserts.and_of(has_to, "UPDATE rows SET name = 'found' WHERE number > ?", |values| {
                values.push_bind(after);
            });
            assert_eq!(inserts.write(&mut connection).await.is_ok(), is_so, "{has_to} after {after}");
        }
    }

    #[tokio::test]
    async fn any_number_of_rows_comes_in_once_and_in_order() {
        let pool = with_a_table().await;
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
