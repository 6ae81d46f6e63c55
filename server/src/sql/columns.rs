//! Rows that PostgreSQL is given column by column.

use super::{
    inserting::{Part, Rows},
    postgres_transaction::PostgresTransaction,
    value::Value,
};
use sqlx::{Arguments, AssertSqlSafe, error::BoxDynError, postgres::PgArguments};

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
/// prepared for itself. What references demand is looked at when a statement is done, so that one can hold both sides.
pub(super) async fn insert(transaction: &mut PostgresTransaction, all: Vec<Part>) -> sqlx::Result<()> {
    for together in statements(all) {
        let (statement, arguments) = statement(together).map_err(sqlx::Error::Encode)?;
        transaction.send(sqlx::query_with(AssertSqlSafe(statement), arguments)).await?;
    }
    Ok(())
}

/// What goes in one statement: of each table rows once, because its parts are executed in no order that anybody promises.
fn statements(all: Vec<Part>) -> Vec<Vec<Part>> {
    let mut statements: Vec<Vec<Part>> = Vec::new();
    for part in all.into_iter().flat_map(of_few) {
        match statements.last_mut() {
            Some(last) if last.iter().all(|other| words(other) != words(&part)) => last.push(part),
            _ => statements.push(vec![part]),
        }
    }
    statements
}

fn words(part: &Part) -> &'static str {
    match part {
        Part::Rows(Rows { into: words, .. }) | Part::Change(words, _) => words,
    }
}

/// The same part, without too many rows at once.
fn of_few(part: Part) -> Vec<Part> {
    let Part::Rows(Rows { into, columns, values }) = part else { return vec![part] };
    let mut values = values.into_iter().peekable();
    let mut parts = Vec::with_capacity(1);
    while values.peek().is_some() {
        let values = values.by_ref().take(MOST_TOGETHER * columns).collect();
        parts.push(Part::Rows(Rows { into, columns, values }));
    }
    parts
}

fn statement(together: Vec<Part>) -> Result<(String, PgArguments), BoxDynError> {
    let mut arguments = PgArguments::default();
    let mut statements = Vec::with_capacity(together.len());
    for part in together {
        statements.push(match part {
            Part::Rows(rows) => insert_of(rows, &mut arguments)?,
            Part::Change(words, values) => change_of(words, values, &mut arguments)?,
        });
    }
    let main = statements.pop().unwrap_or_default();
    let parts = statements.iter().enumerate().map(|(at, statement)| format!("part{at} AS ({statement})"));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let statement = if parts.is_empty() { main } else { format!("WITH {parts} {main}") };
    Ok((statement, arguments))
}

/// PostgreSQL has numbers where the others have a question mark.
fn change_of(words: &str, values: Vec<Value>, arguments: &mut PgArguments) -> Result<String, BoxDynError> {
    let mut statement = String::with_capacity(words.len() + values.len());
    let mut pieces = words.split('?');
    statement.extend(pieces.next());
    for (value, piece) in values.into_iter().zip(pieces) {
        value.without_nul().add_to(arguments)?;
        statement.push_str(&format!("${}{piece}", arguments.len()));
    }
    Ok(statement)
}

fn insert_of(rows: Rows, arguments: &mut PgArguments) -> Result<String, BoxDynError> {
    let (into, first) = (rows.into, arguments.len() + 1);
    for column in columns_of(rows)? {
        column.add_to(arguments)?;
    }
    // Beside each other, as they are read: from one call for all of them every row would first be laid aside.
    let columns: Vec<String> = (first..=arguments.len()).map(|number| format!("unnest(${number})")).collect();
    Ok(format!("{into}SELECT {}", columns.join(", ")))
}

fn columns_of(Rows { columns: count, values, .. }: Rows) -> Result<Vec<Column>, BoxDynError> {
    let mut columns: Vec<Column> = values.iter().take(count).map(Column::like).collect();
    for (at, value) in values.into_iter().enumerate() {
        columns[at % count].push(value.without_nul())?;
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Connection, Inserts, insert_all, inserting::Values, query, query_as},
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
    async fn rows_of_several_tables_come_in_together_with_what_they_refer_to() {
        let Some(mut connection) = with_a_table().await else { return };
        for table in [
            "ALTER TABLE rows ADD CONSTRAINT rows_number UNIQUE (number)",
            "CREATE TEMPORARY TABLE parts (at BIGINT GENERATED ALWAYS AS IDENTITY, \
             of_row BIGINT NOT NULL REFERENCES rows (number)) ON COMMIT DROP",
            "CREATE TEMPORARY TABLE told (number BIGINT, name TEXT) ON COMMIT DROP",
            "INSERT INTO told (number) VALUES (1), (2)",
        ] {
            query(table).execute(&mut connection).await.expect("a table");
        }
        let mut inserts = Inserts::default();
        let number = |values: &mut Values, number: &i64| {
            values.push_bind(*number);
        };
        inserts.add("INSERT INTO rows (number) ", &[1, 2], number);
        inserts.add("INSERT INTO parts (of_row) ", &[2, 1, 2], number);
        inserts.add("INSERT INTO parts (of_row) ", &[], number);
        inserts.add("INSERT INTO rows (number) ", &[3], number);
        inserts.add("INSERT INTO parts (of_row) ", &[3], number);
        inserts.and("UPDATE told SET name = ? WHERE number = ?", |values| {
            values.push_bind("so").push_bind(1_i64);
        });
        inserts.write(&mut connection).await.expect("inserted");
        let found: Vec<(i64,)> =
            query_as("SELECT of_row FROM parts ORDER BY at").fetch_all(&mut connection).await.expect("rows");
        assert_eq!(found, [(2,), (1,), (2,), (3,)]);
        let told: Vec<(i64, Option<String>)> = query_as("SELECT number, name FROM told ORDER BY number")
            .fetch_all(&mut connection)
            .await
            .expect("rows");
        assert_eq!(told, [(1, Some("so".to_owned())), (2, None)]);
        let mut inserts = Inserts::default();
        inserts.add("INSERT INTO rows (number) ", &[4], number);
        inserts.add("INSERT INTO parts (of_row) ", &[5], number);
        inserts.write(&mut connection).await.expect_err("there is no such row");
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
