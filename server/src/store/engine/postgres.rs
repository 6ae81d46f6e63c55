//! Opening PostgreSQL as it must be opened.

use super::{CapacityGuard, Opened, PostgresWriter, WriterEngine, statistics};
use crate::{StartError, sql::Pool};
use kehou_contract::SchoolId;
use sqlx::{
    Connection, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{io::ErrorKind, time::Duration};
use tokio::time::timeout;

/// The oldest server there are tests with.
const OLDEST: i32 = 15;
const READERS: u32 = 8;
/// One writes; another asks what became of a transaction whose end nobody heard of, or looks at the tables.
const WRITERS: u32 = 3;
/// Prepared statements a connection keeps: more than the store has.
const STATEMENTS: usize = 400;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations/postgres");

/// What is taken away where a test must see what it prevents.
const NETS: [&str; 2] = [
    "ALTER TABLE groups DROP CONSTRAINT groups_enrolled_within_capacity",
    "ALTER TABLE quotas DROP CONSTRAINT quotas_taken_within_places",
];

/// Opens the database at `url` for one school, and brings its tables up to date.
pub(super) async fn open(url: &str, school: &SchoolId, guard: CapacityGuard) -> Result<Opened, StartError> {
    let options = options(url, school)?;
    let read = connections(READERS).connect_with(options.clone()).await?;
    refuse_unfit(&read).await?;
    migrate(&options).await?;
    if guard == CapacityGuard::OffForNegativeControl {
        for net in NETS {
            sqlx::query(net).execute(&read).await?;
        }
    }
    sqlx::query(FIRST).execute(&read).await?;
    if let Err(fault) = statistics::analyze(&read).await {
        tracing::warn!(%fault, "the tables cannot be looked at");
    }
    // Its connections are made by whoever asks for the first of them: the desk, whose thread then hears from them itself.
    let write = connections(WRITERS).connect_lazy_with(options);
    let writer = PostgresWriter::new(write.clone());
    let (write, read) = (Pool::Postgres(write), Pool::Postgres(read));
    Ok(Opened { writer: WriterEngine::Postgres(writer), write, read, is_shared: true })
}

/// The school's own row.
const FIRST: &str = "INSERT INTO schools DEFAULT VALUES ON CONFLICT DO NOTHING";
/// Nothing is renewed, because of what the pool does for it (`sqlite.rs`); a connection is tried before it is used.
fn connections(most: u32) -> PgPoolOptions {
    let options = PgPoolOptions::new().max_connections(most).acquire_timeout(Duration::from_secs(5));
    // What comes back is tried as well, and given up where that takes long: it would count as in use until then.
    let options = options
        .after_release(|connection, _| Box::pin(async move { try_line(connection).await.map(|()| true) }));
    options.idle_timeout(None).max_lifetime(None)
}

/// How long a connection that is tried may take to answer.
const TRIED_WITHIN: Duration = Duration::from_secs(5);

/// Tries whether a connection still leads to a database that answers.
pub(super) async fn try_line(connection: &mut PgConnection) -> sqlx::Result<()> {
    let answer = timeout(TRIED_WITHIN, connection.ping()).await;
    answer.unwrap_or_else(|_| Err(sqlx::Error::Io(ErrorKind::TimedOut.into())))
}

/// Brings the tables up to date by a connection of its own, which waits for another server that does so.
async fn migrate(options: &PgConnectOptions) -> Result<(), StartError> {
    let patient = options.clone().options([("lock_timeout", "0"), ("statement_timeout", "0")]);
    let mut connection = PgConnection::connect_with(&patient).await?;
    MIGRATIONS.run(&mut connection).await?;
    Ok(connection.close().await?)
}

/// Opens the database of one school, only to read it.
pub(crate) async fn open_to_read(url: &str, school: &SchoolId) -> Result<Pool, StartError> {
    // Whole tables are read, and nobody waits (`sql/postgres_transaction.rs`).
    let options = options(url, school)?.options([
        ("statement_timeout", "0"),
        // What breaks a law is asked for with `LIMIT 1`, and there is none: what would find a first one soon, by comparing each
        // row with each, would take minutes to find that.
        ("enable_nestloop", "off"),
    ]);
    let pool = connections(1).connect_with(options).await?;
    refuse_unfit(&pool).await?;
    Ok(Pool::Postgres(pool))
}

/// Every connection is of one school: what it writes is of that school, and it sees no other
/// (`migrations/postgres/0002_tables.sql`).
fn options(url: &str, school: &SchoolId) -> Result<PgConnectOptions, StartError> {
    let options: PgConnectOptions = url.parse()?;
    Ok(options.application_name("kehou").statement_cache_capacity(STATEMENTS).options([
        ("kehou.school", school.as_str()),
        ("default_transaction_isolation", "read committed"),
        // Plans are kept, and made while tables are small: one that reads a whole table would do so when it has grown.
        ("enable_seqscan", "off"),
        // The same plan whatever is asked for, from the first time on. Five times making one for what is asked for, of every
        // statement, is what an evening's first second goes to.
        ("plan_cache_mode", "force_generic_plan"),
        // Statements are short; compiling one takes longer than it does.
        ("jit", "off"),
        // Whoever has the school's turn and is not heard of any more loses it, and those who wait for it do not wait long.
        ("idle_in_transaction_session_timeout", "10s"),
        ("lock_timeout", "4s"),
        // Nobody waits for a statement any longer than this (`sql/postgres_transaction.rs`): it must not go on by itself.
        ("statement_timeout", "9s"),
        ("client_connection_check_interval", "5s"),
        // A line that is quiet for hours is not forgotten by whatever lies on the way, and a server that is gone not kept.
        ("tcp_keepalives_idle", "60"),
        ("tcp_keepalives_interval", "10"),
        ("tcp_keepalives_count", "3"),
    ]))
}

/// Refuses a server that is too old, one that may lose what it has acknowledged, and a role that sees every school.
async fn refuse_unfit(pool: &PgPool) -> Result<(), StartError> {
    let version: String = setting(pool, "server_version_num").await?;
    let version = version.parse::<i32>().unwrap_or(0) / 10_000;
    if version < OLDEST {
        return unfit(&format!("PostgreSQL {version} is too old; {OLDEST} or newer is needed"));
    }
    for (name, needed) in [("fsync", &["on"][..]), ("synchronous_commit", &["on", "remote_apply"])] {
        let found = setting(pool, name).await?;
        if !needed.contains(&&*found) {
            let needed = needed.join(" or ");
            return unfit(&format!(
                "{name} is {found}: an acknowledged place could be lost; set it to {needed}"
            ));
        }
    }
    let sees_all: bool = sqlx::query_scalar(
        "SELECT bool_or(rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname IN (current_user, session_user)",
    )
    .fetch_one(pool)
    .await?;
    if sees_all {
        return unfit(
            "the role is a superuser or passes by row security, and would see every school; use one that does not",
        );
    }
    Ok(())
}

async fn setting(pool: &PgPool, name: &'static str) -> Result<String, StartError> {
    Ok(sqlx::query_scalar("SELECT current_setting($1)").bind(name).fetch_one(pool).await?)
}

fn unfit(fault: &str) -> Result<(), StartError> {
    Err(StartError::Other(format!("--database: {fault}")))
}
