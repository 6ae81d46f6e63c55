//! A database of a test's own.

use super::{Opened, open};
use crate::store::CapacityGuard;
use kehou_contract::SchoolId;
use sqlx::{AssertSqlSafe, PgPool};
use std::path::Path;

/// Opens one where the tests may use a server (server/tests/api/running_server/database.rs).
pub(in crate::store) async fn open_own_database() -> Option<Opened> {
    let server = std::env::var("KEHOU_TEST_POSTGRES").ok()?;
    let admin = PgPool::connect(&format!("{server}/postgres")).await.expect("the server of the tests");
    let name = format!("engine_{}", uuid::Uuid::new_v4().simple());
    let create = AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"));
    sqlx::query(create).execute(&admin).await.expect("a database");
    let (url, school) = (format!("{server}/{name}"), SchoolId::new("s1"));
    Some(open(Some(&url), Path::new("."), &school, CapacityGuard::On).await.expect("opened"))
}
