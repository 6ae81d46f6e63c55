//! Rows that PostgreSQL is given column by column.

use super::{inserting::Values, postgres_transaction::PostgresTransaction, value::Value};
use sqlx::{Arguments, AssertSqlSafe, error::BoxDynError, postgres::PgArguments};
use std::fmt::Write;

/// Rows in one statement. It reads the same whatever their number, so that one plan is kept for all groups; this bounds what
/// is sent at once.
const MOST_TOGETHER: usize = 4_096;

/// The values of one column, of the kind it has.
enum Column {
    Numbers(Vec<Option<i64>>),
    Texts(Vec<Option<String>>),
    Bytes(Vec<Option<Vec<u8>>>),
}

impl Column {
    fn like(value: &Value) -> Self {
        match value {
            Value::Number(_) => Self::Numbers(Vec::new()),
            Value::Text(_) => Self::Texts(Vec::new()),
            Value::Bytes(_) => Self::Bytes(Vec::new()),
        }
    }

    fn push(&mut self, value: Value) -> Result<(), BoxDynError> {
        match (self, value) {
            (Self::Numbers(column), Value::Number(number)) => column.push(number),
            (Self::Texts(column), Value::Text(text)) => column.push(text),
            (Self::Bytes(column), Value::Bytes(bytes)) => column.push(bytes),
            _ => return Err("a column has values of one kind".into()),
        }
        Ok(())
    }

    fn add_to(self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        match self {
            Self::Numbers(column) => arguments.add(column),
            Self::Texts(column) => arguments.add(column),
            Self::Bytes(column) => arguments.add(column),
        }
    }
}

/// Inserts rows in their order. A list of them, row by row, is planned anew for each number of rows, and each of its values
/// prepared for itself.
pub(super) async fn insert<T>(
    transaction: &mut PostgresTransaction,
    into: &str,
    rows: &[T],
    bind: &impl Fn(&mut Values, &T),
) -> sqlx::Result<()> {
    for together in rows.chunks(MOST_TOGETHER) {
        let columns = columns_of(together, bind).map_err(sqlx::Error::Encode)?;
        let statement = statement(into, columns.len());
        let mut arguments = PgArguments::default();
        for column in columns {
            column.add_to(&mut arguments).map_err(sqlx::Error::Encode)?;
        }
        transaction.send(sqlx::query_with(AssertSqlSafe(statement), arguments)).await?;
    }
    Ok(())
}

fn columns_of<T>(rows: &[T], bind: &impl Fn(&mut Values, &T)) -> Result<Vec<Column>, BoxDynError> {
    let mut columns: Vec<Column> = Vec::new();
    let mut values = Values::default();
    for row in rows {
        bind(&mut values, row);
        if columns.is_empty() {
            columns = values.all().iter().map(Column::like).collect();
        }
        for (column, value) in columns.iter_mut().zip(values.take()) {
            column.push(value.without_nul())?;
        }
    }
    Ok(columns)
}

fn statement(into: &str, columns: usize) -> String {
    let mut statement = format!("{into}SELECT * FROM unnest(");
    for number in 1..=columns {
        // Writing to a string cannot fail.
        let _ = write!(statement, "{}${number}", if number == 1 { "" } else { ", " });
    }
    statement + ")"
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Connection, insert_all, query_as},
        *,
    };
    use sqlx::PgPool;

    /// One transaction, where the tests may use a server (server/tests/api/running_server/database.rs).
    async fn with_a_table() -> Option<Connection> {
        let server = std::env::var("KEHOU_TEST_POSTGRES").ok()?;
        let pool = PgPool::connect(&format!("{server}/postgres")).await.expect("the server of the tests");
        let begin = "BEGIN; CREATE TEMPORARY TABLE rows (at BIGINT GENERATED ALWAYS AS IDENTITY, number BIGINT, \
             name TEXT, hash BYTEA) ON COMMIT DROP";
        Some(Connection::PostgresTransaction(
            PostgresTransaction::begin(&pool, begin).await.expect("a table"),
        ))
    }

    #[tokio::test]
    async fn any_number_of_rows_comes_in_once_and_in_order() {
        let Some(mut connection) = with_a_table().await else { return };
        type Row = (Option<i64>, Option<String>, Option<Vec<u8>>);
        let row = |number: i64| -> Row {
            let is_odd = number % 2 == 1;
            (
                is_odd.then_some(number),
                (!is_odd).then(|| format!("{{{number},\"'}}")),
                is_odd.then(|| number.to_be_bytes().to_vec()),
            )
        };
        let mut all: Vec<Row> = Vec::new();
        for count in [0, 1, 2, 257, 4_096, 4_097] {
            let rows: Vec<Row> = (0..count).map(row).collect();
            let into = "INSERT INTO rows (number, name, hash) ";
            insert_all(&mut connection, into, &rows, |values, (number, name, hash)| {
                values.push_bind(*number).push_bind(name.clone()).push_bind(hash.clone());
            })
            .await
            .expect("inserted");
            all.extend(rows);
        }
        let found: Vec<Row> = query_as("SELECT number, name, hash FROM rows ORDER BY at")
            .fetch_all(&mut connection)
            .await
            .expect("rows");
        assert!(found == all, "{} rows of {}", found.len(), all.len());
    }

    #[tokio::test]
    async fn text_comes_in_without_nul() {
        let Some(mut connection) = with_a_table().await else { return };
        insert_all(&mut connection, "INSERT INTO rows (name) ", &["a\0b"], |values, name| {
            values.push_bind(*name);
        })
        .await
        .expect("inserted");
        let found: Vec<(String,)> =
            query_as("SELECT name FROM rows").fetch_all(&mut connection).await.expect("a row");
        assert_eq!(found, [("a\u{fffd}b".to_owned(),)]);
    }
}
