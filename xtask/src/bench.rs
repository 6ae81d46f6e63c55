//! `cargo xtask bench`: figures that depend on the machine, taken on release builds.

use crate::cargo::cargo;
use crate::tools::{self, Say};
use crate::{app, big_school, process, workspace};
use anyhow::Result;
use clap::{Args, Subcommand};

#[derive(Args)]
pub(crate) struct BenchArgs {
    #[command(subcommand)]
    what: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// How quickly menu and board answer in a browser slowed down four times, with 300 and with 2 800 offerings
    Menu(MenuArgs),
}

#[derive(Args)]
struct MenuArgs {
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Builds what is measured, then measures it.
pub(crate) fn run(args: &BenchArgs) -> Result<()> {
    match &args.what {
        Bench::Menu(args) => menu(args.json),
    }
}

fn menu(json: bool) -> Result<()> {
    let build_tools = tools::for_build(Say::News)?;
    let browser = tools::for_browser_tests(Say::News)?;
    app::ensure_fresh(&build_tools)?;
    let root = workspace::root()?;
    process::run(cargo().args(["build", "--profile", "server", "-p", "kehou-server"]).current_dir(&root))?;
    let mut command = cargo();
    command.args(["run", "--quiet", "-p", "kehou-tests", "--bin", "bench-menu"]).current_dir(&root);
    command
        .env("KEHOU_SERVER", workspace::built_binary("server", "kehou-server")?)
        .env("KEHOU_DIST", workspace::dist_dir()?)
        .env("KEHOU_AXE", &browser.axe)
        .env("KEHOU_CHROMIUM", &browser.browser.chromium)
        .env("KEHOU_CHROMEDRIVER", &browser.browser.chromedriver)
        .env("KEHOU_SCHOOL_300", big_school::written(300)?)
        .env("KEHOU_SCHOOL_2800", big_school::written(2_800)?);
    if json {
        command.arg("--").arg("--json");
    }
    process::run(&mut command)
}
