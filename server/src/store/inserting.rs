//! Rows that are written together.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection, query_builder::Separated};

/// The values of one row on their way into a statement.
pub(super) type Values<'v> = Separated<'v, Sqlite, &'static str>;

/// How many rows go with one statement. Few sizes, so that the connection finds its prepared statements again, and each
/// twice the next, so that any number of rows goes with few statements.
const SIZES: [usize; 9] = [256, 128, 64, 32, 16, 8, 4, 2, 1];

/// Inserts rows in their order. `into` names table and columns, `bind` gives a row's values in the order of the columns.
pub(super) async fn insert_all<T>(
    tx: &mut SqliteConnection,
    into: &'static str,
    rows: &[T],
    bind: impl Fn(&mut Values<'_>, &T),
) -> sqlx::Result<()> {
    let mut left = rows;
    while !left.is_empty() {
        let size = SIZES.into_iter().find(|size| *size <= left.len()).unwrap_or(1);
        let (together, rest) = left.split_at(size);
        let mut statement = QueryBuilder::<Sqlite>::new(into);
        statement.push_values(together, |mut values, row| bind(&mut values, row));
        statement.build().execute(&mut *tx).await?;
        left = rest;
    }
    Ok(())
}
