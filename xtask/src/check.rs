//! `cargo xtask check`: what can be said without running anything.

use crate::cargo::cargo;
use crate::process;
use crate::tools::{self, Say};
use crate::{docs, workspace};
use anyhow::Result;

/// Formatting, clippy and the docs check.
pub(crate) fn run() -> Result<()> {
    tools::for_checks(Say::News)?;
    format()?;
    clippy()?;
    docs::check()
}

/// Fails when a file is not as rustfmt writes it.
pub(crate) fn format() -> Result<()> {
    process::run(cargo().args(["fmt", "--all", "--check"]).current_dir(workspace::root()?))
}

/// Fails at any warning.
pub(crate) fn clippy() -> Result<()> {
    let words = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    process::run(cargo().args(words).current_dir(workspace::root()?))
}
