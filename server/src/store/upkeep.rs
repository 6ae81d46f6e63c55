//! What the tables need when nobody writes.

use super::{Store, engine};
use crate::sql::Pool;

impl Store {
    /// Makes room where rows are gone, and has what is there counted. A file needs neither.
    pub(crate) async fn look_after_tables(&self) -> sqlx::Result<()> {
        match &self.read {
            Pool::Postgres(pool) => engine::look_after_tables(pool).await,
            Pool::Sqlite(_) => Ok(()),
        }
    }
}
