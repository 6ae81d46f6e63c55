//! A copy of the contract crate to change: a workspace of its own under target/mutants.

use crate::cargo::cargo;
use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The copy.
pub(super) struct Tree {
    root: PathBuf,
    original: PathBuf,
}

impl Tree {
    /// Copies what the contract's tests need.
    pub(super) fn copied() -> Result<Self> {
        let tree = Self { root: workspace::target_dir()?.join("mutants"), original: workspace::root()? };
        fs::create_dir_all(&tree.root)?;
        fs::copy(tree.original.join("Cargo.lock"), tree.root.join("Cargo.lock"))?;
        fs::write(tree.root.join("Cargo.toml"), own_workspace(&tree.original.join("Cargo.toml"))?)?;
        tree.restore()?;
        Ok(tree)
    }

    /// Puts every source back as it is.
    pub(super) fn restore(&self) -> Result<()> {
        fs::create_dir_all(self.root.join("contract"))?;
        self.forget_cases()?;
        fs::copy(self.original.join("contract/Cargo.toml"), self.root.join("contract/Cargo.toml"))?;
        copy_changed(&self.original.join("contract/src"), &self.root.join("contract/src"))
    }

    /// A case that a property left behind would be tried with every change, and might fail with none.
    fn forget_cases(&self) -> Result<()> {
        let cases = self.root.join("contract/proptest-regressions");
        if cases.exists() { Ok(fs::remove_dir_all(cases)?) } else { Ok(()) }
    }

    /// A source as it is.
    pub(super) fn source(&self, file: &str) -> Result<String> {
        fs::read_to_string(self.original.join(file)).with_context(|| format!("cannot read {file}"))
    }

    /// Puts another text in the place of a source.
    pub(super) fn write(&self, file: &str, text: &str) -> Result<()> {
        Ok(fs::write(self.root.join(file), text)?)
    }

    /// Builds the tests and prints what cargo says as JSON. Warnings are no matter here.
    pub(super) fn build_command(&self) -> Command {
        let mut command = cargo();
        command.args(["test", "-p", "kehou-contract", "--lib", "--no-run", "--message-format=json"]);
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", self.root.join("target"));
        command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("RUSTFLAGS", "--cap-lints=allow");
        command
    }
}

/// The workspace's table with the contract as its only member.
fn own_workspace(manifest: &Path) -> Result<String> {
    let mut manifest: toml::Table = toml::from_str(&fs::read_to_string(manifest)?)?;
    let workspace = manifest.get_mut("workspace").and_then(toml::Value::as_table_mut);
    let mut workspace = workspace.context("a workspace")?.clone();
    workspace.insert("members".into(), toml::Value::Array(vec!["contract".into()]));
    Ok(toml::to_string(&toml::Table::from_iter([("workspace".to_owned(), workspace.into())]))?)
}

/// Copies a folder; what is the same already keeps its time, so that nothing is built anew for it.
fn copy_changed(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_changed(&entry.path(), &target)?;
        } else {
            let text = fs::read(entry.path())?;
            if fs::read(&target).ok().as_ref() != Some(&text) {
                fs::write(&target, text)?;
            }
        }
    }
    Ok(())
}
