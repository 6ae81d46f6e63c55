//! What PostgreSQL does by itself only to a table that never comes to rest (`migrations/postgres/0005_upkeep.sql`): it makes room
//! where rows are gone, and counts what is there.

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool, postgres::PgConnectOptions};
use std::{io::ErrorKind, time::Duration};
use tokio::time::timeout;

/// The longest that one table takes. A database that is gone in the middle says nothing.
const LONGEST: Duration = Duration::from_secs(3_600);

/// Every table of ours that was ever written to and not looked after this night: nobody knows what PostgreSQL has counted of it
/// after a crash.
const DUE: &str = "SELECT quote_ident(relname) FROM pg_class \
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 \
     AND coalesce(pg_stat_get_last_vacuum_time(oid) < now() - interval '12 hours', true) \
     AND quote_ident(relname) > $1 ORDER BY quote_ident(relname) LIMIT 1";

/// Looks after table after table, but for those that another server, of this school or of another one on the same database, has
/// looked after or is at. It pauses again and again, and goes on with the next where one cannot be; the last fault is told.
pub(crate) async fn look_after_tables(pool: &PgPool) -> sqlx::Result<()> {
    let (mut line, mut before, mut fault) = (None, String::new(), None);
    while let Some(table) = due_after(&before, pool).await? {
        let connection = match line.take() {
            Some(connection) => connection,
            None => patient(pool).connect().await?,
        };
        match look_after(&table, connection).await {
            Ok(connection) => line = Some(connection),
            Err(why) => fault = Some(why),
        }
        before = table;
    }
    if let Some(connection) = line {
        connection.close().await?;
    }
    fault.map_or(Ok(()), Err)
}

async fn due_after(before: &str, pool: &PgPool) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(DUE).bind(before).fetch_optional(pool).await
}

/// Not a line of the pool's: those are given up where an answer takes long, and it would have less for families.
fn patient(pool: &PgPool) -> PgConnectOptions {
    let patient = [("statement_timeout", "0"), ("vacuum_cost_delay", "2ms")];
    pool.connect_options().as_ref().clone().options(patient).disable_statement_logging()
}

async fn look_after(table: &str, mut connection: PgConnection) -> sqlx::Result<PgConnection> {
    let vacuum = AssertSqlSafe(format!("VACUUM (ANALYZE, SKIP_LOCKED) {table}"));
    let done = timeout(LONGEST, sqlx::query(vacuum).execute(&mut connection)).await;
    done.unwrap_or_else(|_elapsed| Err(sqlx::Error::Io(ErrorKind::TimedOut.into())))?;
    tracing::debug!(table, "looked after");
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::{super::own_database::open_own_database, *};
    use crate::sql::Pool;

    async fn looked_after(pool: &PgPool) -> Vec<String> {
        let asked = "SELECT relname::text FROM pg_stat_user_tables \
                     WHERE last_vacuum IS NOT NULL AND last_analyze IS NOT NULL ORDER BY relname";
        sqlx::query_scalar(asked).fetch_all(pool).await.expect("tables")
    }

    #[tokio::test]
    async fn a_table_is_looked_after_once_a_night_if_anything_is_in_it() {
        let Some(opened) = open_own_database().await else { return };
        let Pool::Postgres(pool) = opened.read else { panic!("a shared database") };
        assert_eq!(looked_after(&pool).await, [""; 0]);
        look_after_tables(&pool).await.expect("looked after");
        assert_eq!(
            looked_after(&pool).await,
            ["_sqlx_migrations", "schools"],
            "nobody has written anything else"
        );
        assert_eq!(due_after("", &pool).await.expect("asked"), None, "not once more");
        sqlx::query("INSERT INTO turns (server, turn) VALUES ('a', 1)").execute(&pool).await.expect("a row");
        assert_eq!(due_after("", &pool).await.expect("asked").as_deref(), Some("turns"));
        assert_eq!(due_after("turns", &pool).await.expect("asked"), None, "each once, whatever comes of it");
    }
}
