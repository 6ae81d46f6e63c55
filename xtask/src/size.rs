//! `cargo xtask size`: what a parent's phone loads before the first screen.

mod references;

use crate::app;
use crate::app::compress::brotli;
use crate::tools::{self, BuildTools, Say};
use crate::workspace;
use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Serialize;
use std::fs;
use std::path::Path;

/// The project's bar for the parent's first route: HTML, CSS, JavaScript and wasm, after brotli 11, with the standard
/// library that the set-up builds for size. In bytes. A phone on a weak 4G connection loads it in about two seconds.
const BAR: usize = 160_000;

#[derive(Args)]
pub(crate) struct SizeArgs {
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    first_route_brotli_bytes: usize,
    std: String,
    files: Vec<Weight>,
    /// What is fetched when it is first needed.
    later: Vec<Weight>,
}

#[derive(Serialize)]
struct Weight {
    path: String,
    raw_bytes: usize,
    brotli_bytes: usize,
}

/// Weighs the app, building it first when it is not that of today's sources.
pub(crate) fn run(args: &SizeArgs) -> Result<()> {
    let tools = tools::for_build(Say::News)?;
    report(&tools, args.json)
}

/// Prints the weights and fails above the bar.
pub(crate) fn report(tools: &BuildTools, json: bool) -> Result<()> {
    app::ensure_fresh(tools)?;
    let report = weigh(&workspace::dist_dir()?, &tools.app_std.label)?;
    if json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print_table(&report);
    }
    let total = report.first_route_brotli_bytes;
    if total > BAR {
        bail!("the first route weighs {total} bytes after brotli, {} above the bar of {BAR}", total - BAR);
    }
    Ok(())
}

fn weigh(dist: &Path, std: &str) -> Result<Report> {
    let files = weights(dist, references::first_route(dist)?)?;
    let later = weights(dist, references::later(dist)?)?;
    let first_route_brotli_bytes = files.iter().map(|file| file.brotli_bytes).sum();
    Ok(Report { first_route_brotli_bytes, std: std.to_string(), files, later })
}

fn weights(dist: &Path, paths: Vec<String>) -> Result<Vec<Weight>> {
    let mut files = Vec::new();
    for path in paths {
        let content = fs::read(dist.join(&path)).with_context(|| format!("cannot read {path}"))?;
        let brotli_bytes = match fs::metadata(dist.join(format!("{path}.br"))) {
            Ok(compressed) => usize::try_from(compressed.len())?,
            Err(_) => brotli(&content)?.len(),
        };
        files.push(Weight { path, raw_bytes: content.len(), brotli_bytes });
    }
    Ok(files)
}

fn print_table(report: &Report) {
    println!("{:>10} {:>10}  the parent's first route, std: {}", "raw", "brotli 11", report.std);
    for file in &report.files {
        println!("{:>10} {:>10}  {}", file.raw_bytes, file.brotli_bytes, file.path);
    }
    println!("{:>10} {:>10}  of at most {BAR}; fetched later:", "", report.first_route_brotli_bytes);
    for file in &report.later {
        println!("{:>10} {:>10}  {}", file.raw_bytes, file.brotli_bytes, file.path);
    }
}
