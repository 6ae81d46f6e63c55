//! What PostgreSQL knows of the size of its tables.
//!
//! It keeps a statement's plan. One that was made while a table was empty reads all of it, and goes on doing so when it has
//! grown by thousands of rows a minute; the database's own process looks at that once a minute. New statistics make every
//! server plan anew.

use crate::sql::PostgresTransaction;
use sqlx::{AssertSqlSafe, PgPool};
use std::sync::atomic::{AtomicU64, Ordering};

/// Applications after which it is looked at for the first time, and then whenever there are four times as many.
const FIRST: u64 = 200;

/// When the tables are looked at next.
#[derive(Debug)]
pub(super) struct Statistics {
    decided: AtomicU64,
    next: AtomicU64,
}

impl Statistics {
    pub(super) fn new() -> Self {
        Self { decided: AtomicU64::new(0), next: AtomicU64::new(FIRST) }
    }

    /// Learns that so many applications were decided; has the tables looked at, beside the writing, when it is time.
    pub(super) fn count(&self, decided: usize, pool: &PgPool) {
        let decided = decided as u64;
        let all = self.decided.fetch_add(decided, Ordering::Relaxed) + decided;
        if all >= self.next.load(Ordering::Relaxed) {
            self.next.store(all * 4, Ordering::Relaxed);
            let pool = pool.clone();
            tokio::spawn(async move {
                if let Err(fault) = analyze(&pool).await {
                    tracing::warn!(%fault, "the tables cannot be looked at");
                }
            });
        }
    }
}

/// Looks at every table of ours. A tenth of the rows that it would look at by itself tells which index to use, and those who
/// write are held up a tenth as long.
pub(super) async fn analyze(pool: &PgPool) -> sqlx::Result<()> {
    let tables: String = sqlx::query_scalar(
        "SELECT string_agg(quote_ident(tablename), ', ' ORDER BY tablename) FROM pg_tables WHERE schemaname = current_schema()",
    )
    .fetch_one(pool)
    .await?;
    let analyze = format!("BEGIN; SET LOCAL default_statistics_target = 10; ANALYZE {tables}");
    PostgresTransaction::begin(pool, AssertSqlSafe(analyze)).await?.end("COMMIT").await
}
