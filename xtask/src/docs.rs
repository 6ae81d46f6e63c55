//! `cargo xtask docs`: what the documentation names must exist.

mod commands;
mod glob;
mod paths;
mod spans;

use crate::app::compress::files_below;
use crate::cli::Cli;
use crate::workspace;
use anyhow::{Context, Result, bail};
use clap::CommandFactory;
use std::fs;
use std::path::{Path, PathBuf};

/// Names each path and each command that README.md, CHANGELOG.md or a page below docs gets wrong, with its line.
pub(crate) fn check() -> Result<()> {
    let root = workspace::root()?;
    let (mut mistakes, mut names) = (Vec::new(), 0);
    let pages = pages(&root)?;
    for page in &pages {
        let text = fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
        let shown = page.strip_prefix(&root)?.display().to_string();
        let folder = page.parent().unwrap_or(&root);
        let found = [paths::check(&text, &root, folder), commands::check(&text, &Cli::command())];
        for checked in found {
            names += checked.names;
            mistakes
                .extend(checked.mistakes.into_iter().map(|(line, what)| format!("{shown}:{line}: {what}")));
        }
    }
    if !mistakes.is_empty() {
        bail!("the documentation names what does not exist:\n  {}", mistakes.join("\n  "));
    }
    println!("docs: {names} paths and commands in {} files exist", pages.len());
    Ok(())
}

/// What looking through one page gave.
struct Checked {
    names: usize,
    /// Line, and what is wrong there.
    mistakes: Vec<(usize, String)>,
}

fn pages(root: &Path) -> Result<Vec<PathBuf>> {
    let mut pages: Vec<PathBuf> = ["README.md", "CHANGELOG.md"].map(|name| root.join(name)).to_vec();
    pages.retain(|page| page.is_file());
    let docs = root.join("docs");
    if docs.is_dir() {
        let mut files = files_below(&docs)?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "md"));
        pages.extend(files);
    }
    Ok(pages)
}
