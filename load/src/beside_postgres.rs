//! Running a command beside a PostgreSQL server of its own: the tests of the server are run so.

use crate::cluster::Cluster;
use anyhow::{Context, Result, bail};
use std::{ffi::OsString, process::Command};

/// What is run.
#[derive(clap::Args)]
pub(crate) struct BesidePostgresArgs {
    /// The command; it finds the server's address in KEHOU_TEST_POSTGRES
    #[arg(trailing_var_arg = true, required = true)]
    command: Vec<OsString>,
}

/// Runs it and ends as it did.
pub(crate) async fn run(args: BesidePostgresArgs) -> Result<()> {
    let cluster = Cluster::start().await?;
    let (program, words) = args.command.split_first().context("a command")?;
    let ended = Command::new(program).args(words).env("KEHOU_TEST_POSTGRES", cluster.address()).status()?;
    if !ended.success() {
        bail!("{}: {ended}", program.display());
    }
    Ok(())
}
