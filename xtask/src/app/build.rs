//! A call of Trunk for each app, and what follows it.

use crate::app::stamp::Stamp;
use crate::app::{compress, split, staff};
use crate::cargo::as_from_a_shell;
use crate::process;
use crate::tools::BuildTools;
use crate::workspace;
use anyhow::Result;
use std::{env, io, path::PathBuf, process::Command};

/// Builds the app and compresses what it consists of.
pub(super) fn build(tools: &BuildTools, stamp: &Stamp) -> Result<()> {
    Stamp::forget()?;
    process::run(&mut trunk(tools, stamp.release)?)?;
    split::split_dist(tools, &workspace::dist_dir()?, stamp.release)?;
    process::run(trunk(tools, stamp.release)?.arg("--dist").arg(staff::folder()?).arg(staff::PAGE))?;
    staff::join(tools, &workspace::dist_dir()?, stamp.release)?;
    compress::compress_dist(&workspace::dist_dir()?)?;
    stamp.write()
}

/// The file of this program; the one in its place, where the tests' build has replaced it meanwhile.
fn own_file() -> Option<PathBuf> {
    let files = [env::current_exe().ok(), workspace::built_binary("debug", "xtask").ok()];
    files.into_iter().flatten().find(|file| file.is_file())
}

fn trunk(tools: &BuildTools, release: bool) -> Result<Command> {
    let mut command = as_from_a_shell(Command::new("trunk"));
    command.arg("build").current_dir(workspace::root()?).env("PATH", tools.path()?);
    command.stdout(io::stderr()); // standard output may be meant for a program: `size --json`
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.env_remove("RUST_BACKTRACE"); // Trunk would bury the compiler's message under a backtrace
    if release {
        command.arg("--release").envs(tools.app_std.release.iter().cloned());
    } else {
        command.envs(tools.app_std.development.iter().cloned());
    }
    // Trunk.toml's hook calls this program instead of having cargo look for it.
    if let Some(own) = own_file() {
        command.env("KEHOU_XTASK", own);
    }
    // Trunk 0.21 takes this variable as a flag that must be true or false, and stops at the usual "1".
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}
