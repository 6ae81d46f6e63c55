//! A program from the Rust registry, in exactly one version.

use crate::cargo::cargo;
use crate::process;
use crate::tools::{Tool, dir, on_path};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Slow machines need a quarter of an hour for the larger one; beyond that something hangs.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// What to install, and with which switches.
pub(crate) struct CargoTool {
    pub(crate) package: &'static str,
    pub(crate) program: &'static str,
    pub(crate) version: &'static str,
    /// What makes it print its version.
    pub(crate) asks_version: &'static [&'static str],
    pub(crate) switches: &'static [&'static str],
    pub(crate) cost: &'static str,
}

impl CargoTool {
    fn folder_name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    fn switches(&self) -> impl Iterator<Item = &'static str> {
        ["install", self.package, "--version", self.version].into_iter().chain(self.switches.iter().copied())
    }

    fn is_version(&self, program: &Path) -> bool {
        let printed = process::output(Command::new(program).args(self.asks_version));
        printed.is_some_and(|text| text.split_whitespace().nth(1) == Some(self.version))
    }
}

impl Tool for CargoTool {
    /// The folder the program is in.
    type Found = PathBuf;

    fn name(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    fn cost(&self) -> &'static str {
        self.cost
    }

    fn find(&self) -> Option<PathBuf> {
        let own = dir::tools_dir().ok()?.join(self.folder_name()).join("bin").join(self.program);
        let program =
            [Some(own), on_path(&[self.program])].into_iter().flatten().find(|it| self.is_version(it))?;
        program.parent().map(Path::to_path_buf)
    }

    fn install(&self) -> Result<()> {
        let log = dir::log_file(self.package)?;
        dir::install_as(&self.folder_name(), |folder| {
            let mut command = cargo();
            command.args(self.switches()).arg("--root").arg(folder);
            // A tool runs for seconds and is built once: quick to build matters more than quick to run.
            command.envs([("LTO", "false"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1")].map(quick));
            command
                .env_remove("CARGO_TARGET_DIR")
                .env_remove("RUSTFLAGS")
                .env_remove("CARGO_ENCODED_RUSTFLAGS");
            process::run_logged(&mut command, &log, LIMIT)
        })
    }

    fn by_hand(&self) -> String {
        let root = dir::tools_dir().unwrap_or_default().join(self.folder_name());
        let words: Vec<&str> = self.switches().collect();
        format!("cargo {} --root {}", words.join(" "), root.display())
    }
}

fn quick((name, value): (&str, &'static str)) -> (String, &'static str) {
    (format!("CARGO_PROFILE_RELEASE_{name}"), value)
}
