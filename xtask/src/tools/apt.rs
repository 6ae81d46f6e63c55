//! Packages of Debian and its relatives. Installing them needs root; without it, the exact command is said.

use crate::process;
use crate::tools::{Tool, dir, on_path};
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Packages, and how to see that what they bring is there.
pub(crate) struct AptPackages {
    pub(crate) name: &'static str,
    pub(crate) packages: Vec<&'static str>,
    pub(crate) is_there: fn() -> bool,
}

/// Node, which runs wasm-opt, and npm, which installs it.
pub(crate) fn node() -> AptPackages {
    AptPackages {
        name: "Node and npm",
        packages: vec!["nodejs", "npm"],
        is_there: || on_path(&["node"]).is_some() && on_path(&["npm"]).is_some(),
    }
}

/// PostgreSQL, of which the tests start a server of their own.
pub(crate) fn postgres() -> AptPackages {
    AptPackages {
        name: "PostgreSQL",
        packages: vec!["postgresql"],
        is_there: || on_path(&["initdb"]).is_some() || !versions_of_postgres().is_empty(),
    }
}

/// Debian and its relatives keep its programs in a folder for each version, which is on nobody's PATH.
fn versions_of_postgres() -> Vec<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    versions.map(|version| version.path().join("bin/initdb")).filter(|program| program.is_file()).collect()
}

/// Installs packages without their recommendations.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if on_path(&["apt-get"]).is_none() {
        bail!("this system has no apt-get: install {} its own way", packages.join(" "));
    }
    if process::output(Command::new("id").arg("-u")).as_deref() != Some("0") {
        bail!("needs root");
    }
    let log = dir::log_file("apt")?;
    let first = process::run_logged(&mut apt_get(&install_words(packages)), &log, LIMIT);
    if first.is_err() {
        // The lists of a fresh image are empty or old.
        process::run_logged(&mut apt_get(&["update"]), &log, LIMIT)?;
        process::run_logged(&mut apt_get(&install_words(packages)), &log, LIMIT)?;
    }
    Ok(())
}

/// What a person types for the same.
pub(crate) fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get {}", install_words(packages).join(" "))
}

fn install_words<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    ["install", "-y", "--no-install-recommends"].into_iter().chain(packages.iter().copied()).collect()
}

fn apt_get(words: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive").current_dir(Path::new("/"));
    command
}

impl Tool for AptPackages {
    type Found = ();

    fn name(&self) -> String {
        self.name.to_string()
    }

    fn cost(&self) -> &'static str {
        "a minute"
    }

    fn find(&self) -> Option<()> {
        (self.is_there)().then_some(())
    }

    fn install(&self) -> Result<()> {
        install(&self.packages)
    }

    fn by_hand(&self) -> String {
        by_hand(&self.packages)
    }
}
