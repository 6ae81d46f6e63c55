//! What PostgreSQL knows of the size of its tables.
//!
//! It keeps a statement's plan. One that was made for a table known to be empty takes whichever index comes first, and goes on
//! doing so when it has grown by thousands of rows a minute. New statistics make every server plan anew.

use crate::sql::PostgresTransaction;
use sqlx::{AssertSqlSafe, PgPool};
use std::ops::RangeInclusive;

/// Rows of the audit trail after which it is looked at. With the last of them tables are as large as plans need them to be; from
/// then on the next night is soon enough (`upkeep.rs`), and every server would plan anew in the middle of a rush.
const TIMES: [i64; 3] = [200, 800, 3_200];

/// Has the tables looked at, beside the writing, when it is time after these rows of the audit trail. Of several processes
/// that serve the school the one that wrote them does it.
pub(super) fn look_after(written: Option<&RangeInclusive<i64>>, pool: &PgPool) {
    if !written.is_some_and(is_time) {
        return;
    }
    let pool = pool.clone();
    tokio::spawn(async move {
        if let Err(fault) = analyze(&pool).await {
            tracing::warn!(%fault, "the tables cannot be looked at");
        }
    });
}

fn is_time(written: &RangeInclusive<i64>) -> bool {
    TIMES.iter().any(|time| written.contains(time))
}

/// Looks at every table of ours that was ever written to. Of one that nobody has looked at the database supposes some rows,
/// and takes the right index; once it knows that there are none, all are equal to it. A tenth of the rows that it would look at
/// by itself tells which index to use, and those who write are held up a tenth as long.
pub(super) async fn analyze(pool: &PgPool) -> sqlx::Result<()> {
    let tables: Option<String> = sqlx::query_scalar(
        "SELECT string_agg(quote_ident(relname), ', ' ORDER BY relname) FROM pg_class \
         WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0",
    )
    .fetch_one(pool)
    .await?;
    let Some(tables) = tables else { return Ok(()) };
    let analyze = format!("BEGIN; SET LOCAL default_statistics_target = 10; ANALYZE {tables}");
    PostgresTransaction::begin(pool, AssertSqlSafe(analyze)).await?.end("COMMIT").await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_time_once_for_each_time() {
        let groups = (0..1_000).map(|number| number * 256 + 1..=(number + 1) * 256);
        let looked: Vec<i64> = groups.filter(is_time).map(|written| *written.end()).collect();
        assert_eq!(looked, [256, 1_024, 3_328]);
        assert!(!is_time(&(1..=199)) && is_time(&(200..=200)) && !is_time(&(201..=799)));
    }
}
