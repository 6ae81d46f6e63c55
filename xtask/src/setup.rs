//! `cargo xtask setup`: finds or installs the tools.

use crate::tools::{self, Say};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::time::Instant;

/// What the tools are for.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum Purpose {
    /// Building and serving
    Run,
    /// That, and the tests: rustfmt, clippy, Chromium, axe-core
    Test,
}

#[derive(Args)]
pub(crate) struct SetupArgs {
    /// What the tools are for
    #[arg(long = "for", value_enum, default_value = "run")]
    purpose: Purpose,
}

/// Prints one line for each tool.
pub(crate) fn run(args: &SetupArgs) -> Result<()> {
    let started = Instant::now();
    tools::for_build(Say::Everything)?;
    if args.purpose == Purpose::Test {
        tools::for_checks(Say::Everything)?;
        tools::for_browser_tests(Say::Everything)?;
    }
    eprintln!("tools {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}
