//! Families by the thousand, from a process of their own: what an opening minute does to a server, and whether what
//! families were told is what is in the database.

mod audience;
mod beside_postgres;
mod client;
mod cluster;
mod crash;
mod empty_handler;
mod evening;
mod family;
mod filesystem;
mod history;
mod latencies;
mod most_memory;
mod raw_store;
mod rush;
mod school;
mod server_process;
mod store;
mod sync_time;
mod verdict;

use anyhow::Result;
use clap::{Parser, Subcommand};
use cluster::StandbyKind;
use std::path::PathBuf;
use store::StoreKind;

#[derive(Parser)]
#[command(name = "kehou-load")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// An opening night: selections as fast as they are taken, then everybody at one offering
    Rush(rush::RushArgs),
    /// Kills the server, or cuts its machine's power, at random moments while families submit, and checks what they were told
    Crash(crash::CrashArgs),
    /// Runs a command beside a PostgreSQL server of its own
    BesidePostgres(beside_postgres::BesidePostgresArgs),
    /// Serves a handler that does nothing, to compare with
    EmptyHandler {
        /// How many bytes it answers
        #[arg(long)]
        answer: usize,
    },
}

/// Where things are.
#[derive(clap::Args)]
struct Places {
    /// The server's program
    #[arg(long, env = "KEHOU_SERVER")]
    server: PathBuf,
    /// The example school's file
    #[arg(long, env = "KEHOU_SCHOOL", default_value = "schools/s1.toml")]
    school: PathBuf,
    /// A folder on the disk that is to be measured
    #[arg(long, default_value = "target/load")]
    folder: PathBuf,
    /// The database that is served
    #[arg(long, value_enum, default_value = "sqlite")]
    store: StoreKind,
    /// How many servers share it
    #[arg(long, default_value_t = 1)]
    servers: usize,
    /// A second PostgreSQL server that takes over when the first crashes
    #[arg(long, value_enum)]
    standby: Option<StandbyKind>,
}

#[tokio::main]
async fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Rush(args) => rush::run(args).await,
        Command::Crash(args) => crash::run(args).await,
        Command::BesidePostgres(args) => beside_postgres::run(args).await,
        Command::EmptyHandler { answer } => empty_handler::serve(answer).await,
    }
}
