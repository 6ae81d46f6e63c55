//! `cargo xtask app`: the families' and the staff's app, built by Trunk into target/dist.

mod build;
pub(crate) mod compress;
mod digest;
pub(crate) mod split;
mod staff;
mod stamp;

use crate::app::stamp::Stamp;
use crate::tools::{self, BuildTools, Say};
use crate::workspace;
use anyhow::Result;
use clap::Args;
use std::time::Instant;

#[derive(Args)]
pub(crate) struct AppArgs {
    /// A development build: quicker, larger, and its panics say where and why
    #[arg(long)]
    dev: bool,
}

/// Whether a build was needed.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Freshness {
    Unchanged,
    Built,
}

/// Builds the app, whether or not anything changed.
pub(crate) fn run(args: &AppArgs) -> Result<()> {
    let tools = tools::for_build(Say::News)?;
    let started = Instant::now();
    let stamp = Stamp::of_sources(&tools.app_std.label, !args.dev)?;
    build::build(&tools, &stamp)?;
    println!("app {:.1} s, {}", started.elapsed().as_secs_f64(), workspace::dist_dir()?.display());
    Ok(())
}

/// Builds the app for release unless target/dist is already what today's sources give.
pub(crate) fn ensure_fresh(tools: &BuildTools) -> Result<Freshness> {
    let stamp = Stamp::of_sources(&tools.app_std.label, true)?;
    if stamp.is_that_of_dist()? {
        return Ok(Freshness::Unchanged);
    }
    build::build(tools, &stamp)?;
    Ok(Freshness::Built)
}
