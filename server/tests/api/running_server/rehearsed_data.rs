//! Data with the invented families moved in.
//!
//! Moving 600 children in takes most of a second, and nextest runs every test in a process of its own. So it is done
//! once for each build of this binary, in cargo's folder for tests, and every test copies the outcome.

use super::database::{self, TestDatabase, is_postgres};
use chrono::TimeDelta;
use kehou_server::{App, CapacityGuard, Catalogue, Clock, Settings, serve};
use sqlx::{
    Connection, PgConnection, SqliteConnection, postgres::PgConnectOptions, sqlite::SqliteConnectOptions,
};
use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::OnceCell};

pub(crate) const SCHOOL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schools/s1.toml");

static REHEARSED: OnceCell<PathBuf> = OnceCell::const_new();

/// What a server in rehearsal runs with, its clock a day after the round opened.
pub(super) fn settings(data: &Path, public_url: String) -> Settings {
    let catalogue = Catalogue::read(Path::new(SCHOOL)).expect("the example school");
    let clock = Clock::starting_at(catalogue.school.round.opens_at + TimeDelta::days(1));
    Settings {
        catalogue,
        data: data.to_owned(),
        database: None,
        app: None,
        public_url,
        webhook: None,
        clock,
        rehearse: true,
        most_streams: 100,
        reached_at: None,
        guard: CapacityGuard::On,
    }
}

/// What a server is started on: a folder, and on PostgreSQL a database beside it.
#[derive(Debug)]
pub(crate) struct Data {
    pub(super) folder: TempDir,
    pub(super) database: Option<TestDatabase>,
}

impl Data {
    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Does something in the database while no server runs on it, and says how many rows it wrote.
    pub(crate) async fn execute(&self, statement: &'static str) -> u64 {
        let done = match &self.database {
            Some(_) => {
                let mut connection = self.connect().await;
                sqlx::query(statement).execute(&mut connection).await.map(|done| done.rows_affected())
            }
            None => {
                let options = SqliteConnectOptions::new().filename(self.folder().join("kehou.sqlite"));
                let mut connection = SqliteConnection::connect_with(&options).await.expect("the database");
                sqlx::query(statement).execute(&mut connection).await.map(|done| done.rows_affected())
            }
        };
        done.expect("executed")
    }

    /// A line of the test's own to the shared database.
    pub(crate) async fn connect(&self) -> PgConnection {
        let url = self.database.as_ref().expect("a shared database").url();
        let options: PgConnectOptions = url.parse().expect("its address");
        let options = options.options([("kehou.school", "s1")]);
        PgConnection::connect_with(&options).await.expect("the database")
    }

    /// Takes the shared database away from under whoever is connected to it.
    pub(crate) async fn drop_database(&self) {
        self.database.as_ref().expect("a shared database").drop_now().await.expect("dropped");
    }

    /// What stands in a folder: a database in a file.
    pub(crate) fn in_folder(folder: TempDir) -> Self {
        Self { folder, database: None }
    }

    /// Nothing yet.
    pub(super) async fn empty() -> Self {
        let database = if is_postgres() { Some(TestDatabase::empty().await) } else { None };
        Self { folder: tempfile::tempdir().expect("a folder"), database }
    }
}

/// Data of its own with the families in it.
pub(super) async fn copy() -> Data {
    let rehearsed = REHEARSED.get_or_init(rehearse).await;
    let folder = tempfile::tempdir().expect("a folder");
    for file in fs::read_dir(rehearsed).expect("the rehearsed folder") {
        let file = file.expect("a file");
        fs::copy(file.path(), folder.path().join(file.file_name())).expect("copied");
    }
    let database = if is_postgres() {
        let template = fs::read_to_string(folder.path().join(DATABASE)).expect("its name");
        Some(TestDatabase::copy_of(&template).await)
    } else {
        None
    };
    Data { folder, database }
}

/// The file that names the database with the families in it, on PostgreSQL.
const DATABASE: &str = "database";

async fn rehearse() -> PathBuf {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let rehearsed = parent.join(format!("rehearsed-{:016x}", fingerprint()));
    if let Ok(database) = fs::read_to_string(rehearsed.join(DATABASE))
        && !database::exists(&database).await
    {
        // It was in a server that is gone. Another test process may be removing the folder too.
        let _ = fs::remove_dir_all(&rehearsed);
    }
    if !rehearsed.is_dir() {
        let fresh = tempfile::tempdir_in(parent).expect("a folder");
        let database = if is_postgres() { Some(TestDatabase::empty().await) } else { None };
        move_families_in(fresh.path(), database.as_ref().map(TestDatabase::url)).await;
        if let Some(database) = &database {
            fs::write(fresh.path().join(DATABASE), database.name()).expect("written");
        }
        // Another test process may have been faster; its folder is as good as this one, which then goes.
        if fs::rename(fresh.path(), &rehearsed).is_ok() {
            let _its_new_name = fresh.keep();
            if let Some(database) = database {
                database.keep();
            }
            forget_older(parent);
        }
        assert!(rehearsed.is_dir(), "{}", rehearsed.display());
    }
    rehearsed
}

/// Removes what earlier builds left; a day later none of them runs any more.
fn forget_older(parent: &Path) {
    let entries = fs::read_dir(parent).expect("cargo's folder").filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("rehearsed-")) {
        let age = entry
            .metadata()
            .and_then(|metadata| metadata.modified())
            .ok()
            .and_then(|made| made.elapsed().ok());
        if age.is_some_and(|age| age > Duration::from_secs(24 * 3600)) {
            // Another test process may be removing it too.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// What the data depends on: the school's file, the program that reads it, and the server in which the database is. A server
/// of an earlier run is gone with its databases, and whoever removed what is left of it could meet what others have
/// made anew.
fn fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    fs::read(SCHOOL).expect("the example school").hash(&mut hasher);
    let program = env::current_exe().and_then(fs::metadata).expect("this program");
    program.len().hash(&mut hasher);
    program.modified().expect("its time").hash(&mut hasher);
    database::server().hash(&mut hasher);
    hasher.finish()
}

/// A server that is stopped before anybody asks it has closed its database in order.
async fn move_families_in(folder: &Path, database: Option<String>) {
    let settings = Settings { database, ..settings(folder, String::new()) };
    let app = App::start(settings).await.expect("families moved in");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    serve(listener, app, async {}).await;
}
