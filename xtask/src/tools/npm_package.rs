//! A package from the npm registry, in exactly one version.

use crate::process;
use crate::tools::{Tool, dir};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(10 * 60);

/// What to install, and the file of it we are after.
pub(crate) struct NpmPackage {
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    /// Relative to `node_modules`.
    pub(crate) file: &'static str,
}

impl NpmPackage {
    fn folder_name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    fn is_version(&self, modules: &Path) -> bool {
        let manifest =
            fs::read_to_string(modules.join(self.package).join("package.json")).unwrap_or_default();
        let manifest: Option<serde_json::Value> = serde_json::from_str(&manifest).ok();
        manifest.is_some_and(|manifest| manifest["version"] == self.version)
    }

    fn switches(&self) -> [String; 5] {
        let package = format!("{}@{}", self.package, self.version);
        ["install", &package, "--no-audit", "--no-fund", "--ignore-scripts"].map(String::from)
    }
}

impl Tool for NpmPackage {
    /// The file.
    type Found = PathBuf;

    fn name(&self) -> String {
        format!("{} {} (npm)", self.package, self.version)
    }

    fn cost(&self) -> &'static str {
        "seconds"
    }

    fn find(&self) -> Option<PathBuf> {
        let modules = dir::tools_dir().ok()?.join(self.folder_name()).join("node_modules");
        // npm writes this file last: without it, an install in this folder was interrupted.
        let whole = modules.join(".package-lock.json").is_file();
        let file = modules.join(self.file);
        (whole && file.is_file() && self.is_version(&modules)).then_some(file)
    }

    fn install(&self) -> Result<()> {
        let log = dir::log_file(self.package)?;
        dir::install_as(&self.folder_name(), |folder| {
            let mut command = Command::new("npm");
            command.args(self.switches()).arg("--prefix").arg(folder);
            process::run_logged(&mut command, &log, LIMIT)
        })
    }

    fn by_hand(&self) -> String {
        let prefix = dir::tools_dir().unwrap_or_default().join(self.folder_name());
        format!("npm {} --prefix {}", self.switches().join(" "), prefix.display())
    }
}
