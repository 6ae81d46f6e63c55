//! `cargo xtask schools`: the schools' files.

use crate::cargo::cargo;
use crate::{process, workspace};
use anyhow::{Result, ensure};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(crate) struct SchoolsArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Names every mistake in schools' files by line and key, and prints a sample child's bill and week
    Check {
        /// The files [default: every file in schools/]
        files: Vec<PathBuf>,
    },
}

pub(crate) fn run(args: &SchoolsArgs) -> Result<()> {
    let What::Check { files } = &args.what;
    let root = workspace::root()?;
    let files = if files.is_empty() { in_folder(&root.join("schools"))? } else { files.clone() };
    ensure!(!files.is_empty(), "there is no school's file");
    process::run(
        cargo()
            .args(["run", "--quiet", "-p", "kehou-server", "--bin", "check-schools", "--"])
            .args(files.iter().map(|file| file.strip_prefix(&root).unwrap_or(file)))
            .current_dir(&root),
    )
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
