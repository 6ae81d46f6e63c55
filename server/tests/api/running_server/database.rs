//! A PostgreSQL database of a test's own, where the tests are run on PostgreSQL.

use crate::family::new_key;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::{env, ffi::OsString, thread};

/// Where the tests may make databases, if they are to run on PostgreSQL: an address without a database's name.
const SERVER: &str = "KEHOU_TEST_POSTGRES";

/// Whether the tests are run on PostgreSQL.
pub(crate) fn is_postgres() -> bool {
    server().is_some()
}

/// The address of the server that the tests make databases in, where they are run on PostgreSQL.
pub(super) fn server() -> Option<OsString> {
    env::var_os(SERVER)
}

/// What is said to the database the tests are run on, where the two are told it differently.
pub(crate) fn on_sqlite_or_postgres<T>(on_sqlite: T, on_postgres: T) -> T {
    if is_postgres() { on_postgres } else { on_sqlite }
}

/// A database that goes with the test.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    name: String,
}

impl TestDatabase {
    /// One that is empty.
    pub(super) async fn empty() -> Self {
        Self::copy_of("template0").await
    }

    /// A copy of another one.
    pub(super) async fn copy_of(template: &str) -> Self {
        let name = format!("test_{}", new_key().replace('-', "_"));
        administer(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.expect("a database");
        Self { name }
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        url_of(&self.name)
    }

    /// Drops it although somebody is connected to it.
    pub(super) async fn drop_now(&self) -> sqlx::Result<()> {
        administer(&self.dropping()).await
    }

    fn dropping(&self) -> String {
        format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
    }

    /// Lets it stay after the test.
    pub(super) fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let drop = self.dropping();
        // The runtime of the test may be ending. What cannot be dropped goes with the whole server.
        let dropped = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|runtime| runtime.block_on(administer(&drop)))
        });
        let _ = dropped.join();
    }
}

/// Whether there is a database of this name.
pub(super) async fn exists(name: &str) -> bool {
    let mut server = connect().await.expect("the server of the tests");
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)");
    found.bind(name).fetch_one(&mut server).await.expect("its databases")
}

async fn administer(statement: &str) -> sqlx::Result<()> {
    let mut server = connect().await?;
    sqlx::query(AssertSqlSafe(statement)).execute(&mut server).await?;
    server.close().await
}

async fn connect() -> sqlx::Result<PgConnection> {
    PgConnection::connect(&url_of("postgres")).await
}

fn url_of(database: &str) -> String {
    let server = env::var(SERVER).expect("asked for on PostgreSQL only");
    format!("{server}/{database}")
}
