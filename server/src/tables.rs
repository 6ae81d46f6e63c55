//! The tables this server knows, by the steps that make them.

use crate::store::FILE_MIGRATIONS as MIGRATIONS;
use sqlx::SqliteConnection;

/// A migration.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Step {
    /// Its number; they are done in this order.
    #[sqlx(rename = "version")]
    pub(crate) number: i64,
    /// Of its statements.
    pub(crate) checksum: Vec<u8>,
}

/// Every step this server knows.
pub(crate) fn known() -> Vec<Step> {
    let steps = MIGRATIONS.iter();
    steps.map(|step| Step { number: step.version, checksum: step.checksum.to_vec() }).collect()
}

/// The number of the last one.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.iter().map(|step| step.version).max().unwrap_or(0)
}

/// The steps that made a database's tables. One that failed half way is told of without a checksum: it is nobody's.
pub(crate) async fn applied(database: &mut SqliteConnection) -> sqlx::Result<Vec<Step>> {
    sqlx::query_as(
        "SELECT version, iif(success, checksum, x'') AS checksum FROM _sqlx_migrations ORDER BY version",
    )
    .fetch_all(database)
    .await
}
