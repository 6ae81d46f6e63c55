//! A second PostgreSQL server that follows the first and takes over when that crashes.

use super::{Cluster, free_port};
use anyhow::{Context, Result};
use sqlx::{Connection, PgConnection};
use std::{fs, time::Duration};
use tokio::time::{sleep, timeout};

/// Whether a commit is acknowledged before the standby has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum StandbyKind {
    /// It has what is acknowledged, synced.
    WaitedFor,
    /// A control: it hears nothing, so that what was said is lost, and that must be seen
    LeftBehind,
}

/// The second server.
pub(super) struct Standby {
    kind: StandbyKind,
    /// Which one it is: each takes over once.
    number: u32,
    data: String,
}

/// How long the first waits for the second to follow.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

impl Standby {
    /// The name of its data's folder.
    pub(super) fn data(&self) -> &str {
        &self.data
    }
}

impl Cluster {
    /// Has a standby from now on.
    pub(crate) async fn follow(&mut self, kind: StandbyKind) -> Result<()> {
        self.make_standby(kind, 1)?;
        self.wait_for(kind).await
    }

    /// Makes one of what there is now.
    fn make_standby(&mut self, kind: StandbyKind, number: u32) -> Result<()> {
        let (data, port) = (format!("standby-{number}"), self.port.to_string());
        let from = ["-h", "127.0.0.1", "-p", &port, "-U", "postgres"];
        self.run("pg_basebackup", &data, &[&from[..], &["-R", "-X", "stream", "-c", "fast"]].concat())?;
        if kind == StandbyKind::LeftBehind {
            let settings = self.folder.path().join(&data).join("postgresql.auto.conf");
            fs::write(settings, "").context("whom it follows")?;
        }
        self.up_at(&data, free_port()?)?;
        self.standby = Some(Standby { kind, number, data });
        Ok(())
    }

    /// From now on nothing is acknowledged before a standby that is waited for has it.
    async fn wait_for(&self, kind: StandbyKind) -> Result<()> {
        if kind == StandbyKind::LeftBehind {
            return Ok(());
        }
        let mut server = PgConnection::connect(&self.url_as("postgres", "postgres")).await?;
        for statement in ["ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()"] {
            sqlx::query(statement).execute(&mut server).await?;
        }
        let follows = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
        let followed = async {
            while sqlx::query_scalar::<_, i64>(follows).fetch_one(&mut server).await? == 0 {
                sleep(PAUSE).await;
            }
            anyhow::Ok(())
        };
        timeout(PATIENCE, followed).await.context("nobody follows")??;
        Ok(server.close().await?)
    }

    /// The standby becomes the first, at its address, and gets one of its own.
    pub(super) fn take_over(&mut self, Standby { kind, number, data }: Standby) -> Result<()> {
        self.run("pg_ctl", &data, &["-w", "promote"])?;
        self.run("pg_ctl", &data, &["-w", "-m", "fast", "stop"])?;
        fs::remove_dir_all(self.folder.path().join(&self.data))?;
        self.data = data;
        self.up()?;
        self.make_standby(kind, number + 1)
    }
}
