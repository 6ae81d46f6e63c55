//! `cargo xtask check`: what can be said without running anything.

use crate::cargo::cargo;
use crate::process;
use crate::tools::{self, Say};
use crate::{docs, workspace};
use anyhow::Result;
use std::process::Command;

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

/// Has a command that builds compile this workspace by clippy, which is the compiler with more to say, and fail at any
/// warning. `cargo clippy` and a build after it compile every dependency twice.
pub(crate) fn by_clippy(command: &mut Command) -> &mut Command {
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    // As `cargo clippy -- -D warnings` says it.
    command.env("CLIPPY_ARGS", ["-D", "warnings", ""].join("__CLIPPY_HACKERY__"))
}
