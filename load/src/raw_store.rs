//! What the database alone takes: the very rows of the applications, written in groups of the same size, each synced.

mod postgres;

use anyhow::Result;
use kehou_server::sql::Pool;
use sqlx::{
    Connection, Row, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{path::Path, time::Instant};

/// The most applications that are written.
const WRITTEN: usize = 60_000;

/// The rows of an application, table by table, with the number of the application they are of.
const TABLES: [(&str, &str); 11] = [
    ("applications", "JOIN old.applications AS a ON a.seq = t.seq"),
    ("enrolments", "JOIN old.applications AS a ON a.id = t.application_id"),
    (
        "enrolment_meetings",
        "JOIN old.enrolments AS e ON e.id = t.enrolment_id JOIN old.applications AS a ON a.id = e.application_id",
    ),
    ("bills", "JOIN old.applications AS a ON a.id = t.application_id"),
    (
        "bill_lines",
        "JOIN old.bills AS b ON b.id = t.bill_id JOIN old.applications AS a ON a.id = b.application_id",
    ),
    (
        "ledger_entries",
        "JOIN old.bills AS b ON b.id = t.bill_id JOIN old.applications AS a ON a.id = b.application_id",
    ),
    ("signatures", "JOIN old.applications AS a ON a.id = t.application_id"),
    ("submission_receipts", "JOIN old.applications AS a ON a.id = t.application_id"),
    ("messages", "JOIN old.applications AS a ON a.child_id = t.child_id"),
    ("audit_rows", "JOIN old.applications AS a ON a.child_id = t.target"),
    (
        "idempotency_keys",
        "JOIN old.children AS c ON c.household_id = t.owner JOIN old.applications AS a ON a.child_id = c.id",
    ),
];

/// The first so many applications, each of another family, in transactions of so many.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    pub(crate) written: usize,
    pub(crate) batch: usize,
}

/// Applications per second, each group by one statement a table.
pub(crate) async fn measure(database: &Pool, folder: &Path, rows: Rows) -> Result<f64> {
    let written = i64::try_from(rows.written.min(WRITTEN))?;
    let batch = i64::try_from(rows.batch.max(1))?;
    match database {
        Pool::Sqlite(file) => measure_file(&mut *file.acquire().await?, folder, (written, batch)).await,
        Pool::Postgres(shared) => postgres::measure(&mut *shared.acquire().await?, (written, batch)).await,
    }
}

async fn measure_file(
    database: &mut SqliteConnection,
    folder: &Path,
    (written, batch): (i64, i64),
) -> Result<f64> {
    // Everything of the schema and of the school, without what families did.
    let fresh = folder.join("raw.sqlite");
    sqlx::query("VACUUM INTO $1").bind(fresh.display().to_string()).execute(&mut *database).await?;
    let mut raw = open(&fresh).await?;
    empty(&mut raw).await?;
    sqlx::query("ATTACH $1 AS old")
        .bind(folder.join("kehou.sqlite").display().to_string())
        .execute(&mut raw)
        .await?;
    let statements = lay_ready(&mut raw, written).await?;
    let began = Instant::now();
    for from in (1..=written).step_by(usize::try_from(batch)?) {
        write_group(&mut raw, &statements, (from, from + batch - 1)).await?;
    }
    Ok(written as f64 / began.elapsed().as_secs_f64())
}

async fn open(file: &Path) -> Result<SqliteConnection> {
    // As the server opens it, without copying the log back in between.
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("cache_size", "-65536")
        .pragma("wal_autocheckpoint", "65536")
        .pragma("temp_store", "MEMORY");
    Ok(SqliteConnection::connect_with(&options).await?)
}

/// Takes away what families did.
async fn empty(raw: &mut SqliteConnection) -> Result<()> {
    let kept = ["ledger_entries_are_never_removed", "audit_rows_are_never_removed"];
    sqlx::query("PRAGMA foreign_keys = OFF").execute(&mut *raw).await?;
    for trigger in kept {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP TRIGGER {trigger}"))).execute(&mut *raw).await?;
    }
    for (table, _) in TABLES {
        sqlx::query(sqlx::AssertSqlSafe(format!("DELETE FROM {table}"))).execute(&mut *raw).await?;
    }
    for statement in ["UPDATE groups SET enrolled = 0", "VACUUM", "PRAGMA foreign_keys = ON"] {
        sqlx::query(statement).execute(&mut *raw).await?;
    }
    Ok(())
}

/// Lays the rows ready in memory, in the order of the applications; the statements that write them.
async fn lay_ready(raw: &mut SqliteConnection, written: i64) -> Result<Vec<String>> {
    sqlx::query("ATTACH ':memory:' AS ready").execute(&mut *raw).await?;
    let mut statements = Vec::new();
    for (table, joined) in TABLES {
        let lay = format!(
            "CREATE TABLE ready.{table} AS SELECT a.seq AS of_application, t.* FROM old.{table} AS t {joined} \
             WHERE a.seq <= {written} ORDER BY a.seq"
        );
        sqlx::query(sqlx::AssertSqlSafe(lay)).execute(&mut *raw).await?;
        let index = format!("CREATE INDEX ready.{table}_in_order ON {table} (of_application)");
        sqlx::query(sqlx::AssertSqlSafe(index)).execute(&mut *raw).await?;
        let names = format!("SELECT name FROM pragma_table_info('{table}', 'main')");
        let names = sqlx::query(sqlx::AssertSqlSafe(names)).fetch_all(&mut *raw).await?;
        let names: Vec<String> = names.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        let names = names.join(", ");
        statements.push(format!(
            "INSERT INTO main.{table} ({names}) SELECT {names} FROM ready.{table} \
             WHERE of_application BETWEEN $1 AND $2"
        ));
    }
    Ok(statements)
}

async fn write_group(
    raw: &mut SqliteConnection,
    statements: &[String],
    (from, to): (i64, i64),
) -> Result<()> {
    const COUNT: &str = "UPDATE main.groups SET enrolled = enrolled + taken FROM \
         (SELECT group_id, count(*) AS taken FROM ready.enrolments WHERE of_application BETWEEN $1 AND $2 GROUP BY group_id) \
         WHERE group_id = groups.id";
    let mut transaction = raw.begin_with("BEGIN IMMEDIATE").await?;
    for statement in statements.iter().map(String::as_str).chain([COUNT]) {
        let statement = sqlx::query(sqlx::AssertSqlSafe(statement));
        statement.bind(from).bind(to).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}
