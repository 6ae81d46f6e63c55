//! What PostgreSQL is left to do by itself only where it never comes to rest (`migrations/postgres/0005_upkeep.sql`): it makes room
//! where rows are gone, and counts what is there.

use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool};

/// Looks after every table of ours that was ever written to, but for those that another server of this school, or of another one
/// on the same database, has looked after this night or is at. It takes as long as it takes, and pauses again and again.
pub(crate) async fn look_after_tables(pool: &PgPool) -> sqlx::Result<()> {
    let tables: Option<String> = sqlx::query_scalar(
        "SELECT string_agg(quote_ident(relname), ', ' ORDER BY relname) FROM pg_class \
         WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 \
         AND coalesce(pg_stat_get_last_vacuum_time(oid) < now() - interval '12 hours', true)",
    )
    .fetch_one(pool)
    .await?;
    let Some(tables) = tables else { return Ok(()) };
    let patient = [("statement_timeout", "0"), ("vacuum_cost_delay", "2ms")];
    let options = pool.connect_options().as_ref().clone().options(patient);
    let mut connection = PgConnection::connect_with(&options).await?;
    let vacuum = format!("VACUUM (ANALYZE, SKIP_LOCKED) {tables}");
    sqlx::query(AssertSqlSafe(vacuum)).execute(&mut connection).await?;
    tracing::info!(tables, "looked after");
    connection.close().await
}
