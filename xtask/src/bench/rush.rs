use crate::{crash, process, tools, workspace};
use anyhow::Result;
use clap::Args;
use std::{path::PathBuf, process::Command};

#[derive(Args)]
pub(super) struct RushArgs {
    /// How long it is measured: the first half as fast as applications are taken, the second at a part of that pace
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// The database that is served: sqlite or postgres
    #[arg(long, default_value = "sqlite")]
    store: String,
    /// How many servers share it; only PostgreSQL is shared
    #[arg(long, default_value_t = 1)]
    servers: usize,
    /// Write down what families sent and were told, one JSON object a line
    #[arg(long)]
    history: Option<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// An opening night against a server of its own.
pub(super) fn run(args: &RushArgs) -> Result<()> {
    tools::for_store(&args.store)?;
    crash::build()?;
    let mut command = Command::new(workspace::built_binary("server", "kehou-load")?);
    command.args(["rush", "--seconds"]).arg(args.seconds.to_string()).current_dir(workspace::root()?);
    command.env("KEHOU_SERVER", workspace::built_binary("server", "kehou-server")?);
    command.arg("--store").arg(&args.store).arg("--servers").arg(args.servers.to_string());
    if let Some(file) = &args.history {
        command.arg("--history").arg(file);
    }
    if args.json {
        command.arg("--json");
    }
    process::run(&mut command)
}
