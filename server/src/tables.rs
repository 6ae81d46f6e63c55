//! The tables this server knows, by the numbers of its migrations.

use sqlx::migrate::Migrator;

/// The same that the store runs at the start.
pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");

/// The number of the last migration this server knows.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}
