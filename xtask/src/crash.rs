//! `cargo xtask crash`: a server killed again and again, and what families were told held against what it kept.

use crate::cargo::cargo;
use crate::{process, tools, workspace};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use std::process::Command;

#[derive(Args)]
pub(crate) struct CrashArgs {
    /// How often the server is killed
    #[arg(long, default_value_t = 25)]
    kills: usize,
    /// With each kill, lose what was not synced, as a power cut does
    #[arg(long)]
    power_loss: bool,
    /// What families choose and when the server is killed is drawn by it; printed when it is not given
    #[arg(long)]
    seed: Option<u64>,
    /// Write down what families sent and were told, one JSON object a line
    #[arg(long)]
    history: Option<PathBuf>,
    /// The database that is served: sqlite or postgres
    #[arg(long, default_value = "sqlite")]
    store: String,
    /// How many servers share it; only PostgreSQL is shared
    #[arg(long, default_value_t = 1)]
    servers: usize,
    /// A second PostgreSQL server that takes over when the first crashes: waited-for; or left-behind, a control that loses
    #[arg(long)]
    standby: Option<String>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// A server as it is used, and what loads it and lets it fail: whatever is asked of them, with the same choice of features, for
/// which all of it would be compiled anew.
const PACKAGES: [&str; 6] = ["-p", "kehou-server", "-p", "kehou-load", "-p", "kehou-faults"];

/// Builds them.
pub(crate) fn build() -> Result<()> {
    let mut build = cargo();
    process::run(build.args(["build", "--profile", "server"]).args(PACKAGES).current_dir(workspace::root()?))
}

/// Builds a server as it is used, and kills it.
pub(crate) fn run(args: &CrashArgs) -> Result<()> {
    tools::for_store(&args.store)?;
    build()?;
    let mut command = with_built("server", args.kills)?;
    command.arg("--store").arg(&args.store).arg("--servers").arg(args.servers.to_string());
    if args.power_loss {
        command.arg("--power-loss").arg(workspace::built_binary("server", "libkehou_faults.so")?);
    }
    if let Some(standby) = &args.standby {
        command.arg("--standby").arg(standby);
    }
    if let Some(seed) = args.seed {
        command.arg("--seed").arg(seed.to_string());
    }
    if let Some(history) = &args.history {
        command.arg("--history").arg(history);
    }
    if args.json {
        command.arg("--json");
    }
    process::run(&mut command)
}

/// The same with what is built already.
pub(crate) fn with_built(profile_dir: &str, kills: usize) -> Result<Command> {
    let mut command = Command::new(workspace::built_binary(profile_dir, "kehou-load")?);
    command.args(["crash", "--kills"]).arg(kills.to_string()).current_dir(workspace::root()?);
    command.env("KEHOU_SERVER", workspace::built_binary(profile_dir, "kehou-server")?);
    Ok(command)
}
