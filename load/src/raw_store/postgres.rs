//! The same on PostgreSQL: the rows lie ready beside the tables, which are emptied first.

use super::TABLES;
use anyhow::Result;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::time::Instant;

pub(super) async fn measure(database: &mut PgConnection, (written, batch): (i64, i64)) -> Result<f64> {
    let statements = lay_ready(database, written).await?;
    let began = Instant::now();
    for from in (1..=written).step_by(usize::try_from(batch)?) {
        write_group(database, &statements, (from, from + batch - 1)).await?;
    }
    Ok(written as f64 / began.elapsed().as_secs_f64())
}

/// Lays the rows ready in the order of the applications, and empties the tables; the statements that write them.
async fn lay_ready(database: &mut PgConnection, written: i64) -> Result<Vec<String>> {
    sqlx::query("CREATE SCHEMA ready").execute(&mut *database).await?;
    let mut statements = Vec::new();
    for (table, joined) in TABLES {
        let joined = joined.replace("old.", "");
        let lay = format!(
            "CREATE TABLE ready.{table} AS SELECT a.seq AS of_application, t.* FROM {table} AS t {joined} \
             WHERE a.seq <= {written} ORDER BY a.seq"
        );
        sqlx::query(AssertSqlSafe(lay)).execute(&mut *database).await?;
        let index = format!("CREATE INDEX ON ready.{table} (of_application)");
        sqlx::query(AssertSqlSafe(index)).execute(&mut *database).await?;
        let names = "SELECT column_name::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position";
        let names = sqlx::query(names).bind(table).fetch_all(&mut *database).await?;
        let names: Vec<String> = names.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        let names = names.join(", ");
        statements.push(format!(
            "INSERT INTO {table} ({names}) SELECT {names} FROM ready.{table} WHERE of_application BETWEEN $1 AND $2"
        ));
    }
    for (table, _) in TABLES {
        let empty = format!("TRUNCATE {table} CASCADE");
        sqlx::query(AssertSqlSafe(empty)).execute(&mut *database).await?;
    }
    sqlx::query("UPDATE groups SET enrolled = 0").execute(&mut *database).await?;
    sqlx::query("ANALYZE").execute(database).await?;
    Ok(statements)
}

async fn write_group(
    database: &mut PgConnection,
    statements: &[String],
    (from, to): (i64, i64),
) -> Result<()> {
    const COUNT: &str = "UPDATE groups SET enrolled = enrolled + taken FROM \
         (SELECT group_id, count(*) AS taken FROM ready.enrolments WHERE of_application BETWEEN $1 AND $2 GROUP BY group_id) \
         AS counted WHERE group_id = groups.id";
    let mut transaction = database.begin().await?;
    for statement in statements.iter().map(String::as_str).chain([COUNT]) {
        let statement = sqlx::query(AssertSqlSafe(statement));
        statement.bind(from).bind(to).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}
