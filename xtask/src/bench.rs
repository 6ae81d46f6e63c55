//! `cargo xtask bench`: figures that depend on the machine, taken on release builds.

mod menu;
mod rules;
mod rush;

use crate::tools::TestTools;
use crate::workspace;
use anyhow::Result;
use clap::{Args, Subcommand};
use std::process::Command;

#[derive(Args)]
pub(crate) struct BenchArgs {
    #[command(subcommand)]
    what: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// How quickly menu and board answer in a browser slowed down four times, with 300 and with 2 800 offerings
    Menu(Printing),
    /// What a bill and a menu of 300 offerings judged for a child take, here and in a browser slowed down four times
    Rules(Printing),
    /// What a server does in its opening minute: thousands of families at once over real connections, and whether what
    /// they were told is what is in the database
    Rush(rush::RushArgs),
}

#[derive(Args)]
struct Printing {
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Builds what is measured, then measures it.
pub(crate) fn run(args: &BenchArgs) -> Result<()> {
    match &args.what {
        Bench::Menu(printing) => menu::run(printing.json),
        Bench::Rules(printing) => rules::run(printing.json),
        Bench::Rush(args) => rush::run(args),
    }
}

/// Tells a program of the tests' package where the server, the app and the browser are.
fn with_environment<'c>(command: &'c mut Command, browser: &TestTools) -> Result<&'c mut Command> {
    Ok(command
        .env("KEHOU_SERVER", workspace::built_binary("server", "kehou-server")?)
        .env("KEHOU_DIST", workspace::dist_dir()?)
        .env("KEHOU_AXE", &browser.axe)
        .env("KEHOU_CHROMIUM", &browser.browser.chromium)
        .env("KEHOU_CHROMEDRIVER", &browser.browser.chromedriver))
}
