//! Rows that PostgreSQL is given column by column.

mod piece;

use super::{
    inserting::{Change, OTHER_ROWS, Part, Rows},
    postgres_transaction::PostgresTransaction,
    value::Value,
};
use piece::Piece;
use sqlx::{Arguments, AssertSqlSafe, error::BoxDynError, postgres::PgArguments};

/// One statement for several parts.
struct Statement {
    words: String,
    arguments: PgArguments,
    /// Whether it says that every part has changed as many rows as it had to.
    tells: bool,
}

/// Inserts rows in their order. A list of them, row by row, is planned anew for each number of rows, and each of its values
/// prepared for itself. What references demand is looked at when a statement is done, so that one can hold both sides.
pub(super) async fn insert(transaction: &mut PostgresTransaction, all: Vec<Part<'_>>) -> sqlx::Result<()> {
    for Statement { words, arguments, tells } in statements_of(all).map_err(sqlx::Error::Encode)? {
        let statement = sqlx::query_with(AssertSqlSafe(words), arguments);
        if !tells {
            transaction.send(statement).await?;
        } else if !transaction.ask(statement).await? {
            return Err(sqlx::Error::Protocol(OTHER_ROWS.to_owned()));
        }
    }
    Ok(())
}

fn statements_of(all: Vec<Part<'_>>) -> Result<Vec<Statement>, BoxDynError> {
    let all: Vec<Part<'_>> = all.into_iter().map(without_nul).collect();
    statements(&all).iter().map(|together| statement(together)).collect()
}

fn without_nul<'v>(part: Part<'v>) -> Part<'v> {
    let mend = |values: Vec<Value<'v>>| values.into_iter().map(Value::without_nul).collect();
    match part {
        Part::Rows(Rows { into, columns, values }) => {
            Part::Rows(Rows { into, columns, values: mend(values) })
        }
        Part::Change(Change { words, values, rows }) => {
            Part::Change(Change { words, values: mend(values), rows })
        }
    }
}

/// What goes in one statement: of each table rows once, because its parts are executed in no order that anybody promises.
fn statements<'p>(all: &'p [Part<'_>]) -> Vec<Vec<Piece<'p>>> {
    let mut statements: Vec<Vec<Piece<'_>>> = Vec::new();
    for piece in all.iter().flat_map(Piece::of) {
        match statements.last_mut() {
            Some(last) if last.iter().all(|other| other.words() != piece.words()) => last.push(piece),
            _ => statements.push(vec![piece]),
        }
    }
    statements
}

fn statement(together: &[Piece<'_>]) -> Result<Statement, BoxDynError> {
    let mut arguments = room_for(together);
    let said = together.iter().map(|piece| piece.said(&mut arguments));
    let mut parts = said.collect::<Result<Vec<String>, _>>()?;
    let mut asked = Vec::new();
    for (at, (piece, part)) in together.iter().zip(&mut parts).enumerate() {
        if let Some(rows) = piece.rows() {
            part.push_str(" RETURNING 1");
            arguments.add(i64::from(rows))?;
            asked.push(format!("(SELECT count(*) FROM part{at}) = ${}", arguments.len()));
        }
    }
    let tells = !asked.is_empty();
    let main = match tells {
        true => format!("SELECT {}", asked.join(" AND ")),
        false => parts.pop().unwrap_or_default(),
    };
    let parts = parts.iter().enumerate().map(|(at, part)| format!("part{at} AS ({part})"));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let words = if parts.is_empty() { main } else { format!("WITH {parts} {main}") };
    Ok(Statement { words, arguments, tells })
}

/// A group's rows are a megabyte. Memory that grows to it, by twice as much each time, was an eighth of what the desk computed:
/// the system clears whatever it gives.
fn room_for(together: &[Piece<'_>]) -> PgArguments {
    let mut arguments = PgArguments::default();
    arguments.reserve(0, together.iter().map(|piece| piece.size()).sum());
    arguments
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

    #[test]
    fn a_column_has_values_of_one_kind() {
        let rows = |values| vec![Part::Rows(Rows { into: "INSERT INTO rows (number) ", columns: 1, values })];
        let statements = statements_of(rows(vec![1_i64.into(), None::<i64>.into()])).expect("numbers");
        assert_eq!(statements.len(), 1);
        assert_eq!(statements[0].words, "INSERT INTO rows (number) SELECT unnest($1)");
        assert!(statements_of(rows(vec![1_i64.into(), "two".into()])).is_err(), "it would be lost");
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
                values.push_bind(*number).push_bind(name.as_deref()).push_bind(hash.as_deref());
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
        let number = |values: &mut Values<'_>, number: &i64| {
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
    async fn a_change_that_finds_other_rows_than_it_has_to_is_an_error() {
        let Some(mut connection) = with_a_table().await else { return };
        for (has_to, after, is_so) in
            [(2, 0_i64, true), (1, 1, true), (2, 1, false), (0, 2, true), (0, 1, false)]
        {
            let mut inserts = Inserts::default();
            inserts.add("INSERT INTO rows (number) ", &[1_i64, 2], |values, number| {
                values.push_bind(*number);
            });
            inserts.write(&mut connection).await.expect("rows");
            let mut inserts = Inserts::default();
            inserts.and_of(
                has_to,
                "WITH known AS MATERIALIZED (SELECT CAST(? AS BIGINT) AS number) \
                 UPDATE rows SET name = 'found' FROM known WHERE rows.number > known.number",
                |values| {
                    values.push_bind(after);
                },
            );
            inserts.and("DELETE FROM rows WHERE name IS NOT NULL AND name = ?", |values| {
                values.push_bind("nobody");
            });
            assert_eq!(inserts.write(&mut connection).await.is_ok(), is_so, "{has_to} after {after}");
            query("DELETE FROM rows").execute(&mut connection).await.expect("emptied");
        }
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
