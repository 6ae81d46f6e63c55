//! A Rust compiler on this machine.

use crate::process;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest compiler the workspace builds with: Cargo.toml's `rust-version`.
const OLDEST: (u32, u32) = (1, 94);

/// A compiler, and the cargo of the same age.
pub(crate) struct Compiler {
    pub(crate) rustc: PathBuf,
    pub(crate) cargo: PathBuf,
    /// `rustc -vV`: tells any two compilers apart.
    pub(crate) verbose: String,
    pub(crate) sysroot: PathBuf,
}

impl Compiler {
    /// The one cargo uses here.
    pub(crate) fn active() -> Result<Self> {
        Self::at("rustc".into(), "cargo".into()).context("no Rust compiler on PATH")
    }

    /// The one of Debian's packages `rustc-web` and `cargo-web`, if it is there and not too old.
    pub(crate) fn debian() -> Option<Self> {
        let (rustc, cargo) = ("/usr/bin/rustc", "/usr/bin/cargo");
        if !Path::new(rustc).is_file() || !Path::new(cargo).is_file() {
            return None;
        }
        Self::at(rustc.into(), cargo.into()).filter(|compiler| is_new_enough(compiler.release()))
    }

    fn at(rustc: PathBuf, cargo: PathBuf) -> Option<Self> {
        let verbose = process::output(Command::new(&rustc).arg("-vV"))?;
        let sysroot = process::output(Command::new(&rustc).args(["--print", "sysroot"]))?.into();
        Some(Self { rustc, cargo, verbose, sysroot })
    }

    fn line(&self, key: &str) -> &str {
        self.verbose.lines().find_map(|line| line.strip_prefix(key)).map_or("", str::trim)
    }

    /// Such as `1.95.0`.
    pub(crate) fn release(&self) -> &str {
        self.line("release:")
    }

    /// Such as `x86_64-unknown-linux-gnu`.
    pub(crate) fn host(&self) -> &str {
        self.line("host:")
    }

    /// Whether rustup can add targets and components to it.
    pub(crate) fn is_of_rustup(&self) -> bool {
        self.sysroot.components().any(|part| part.as_os_str() == "toolchains")
    }

    /// Where it comes from and its version, for people.
    pub(crate) fn label(&self) -> String {
        let is_debians = self.sysroot == Path::new("/usr") && Path::new("/etc/debian_version").exists();
        let origin = if self.is_of_rustup() { "rustup" } else { "rustc" };
        format!("{} {}", if is_debians { "Debian" } else { origin }, self.release())
    }

    /// The target-specific part of the sysroot.
    pub(crate) fn rustlib(&self) -> PathBuf {
        self.sysroot.join("lib/rustlib")
    }
}

fn is_new_enough(release: &str) -> bool {
    let mut parts = release.split('.').map_while(|part| part.parse::<u32>().ok());
    matches!((parts.next(), parts.next()), (Some(major), Some(minor)) if (major, minor) >= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_compare_as_numbers() {
        for (release, expected) in
            [("1.96.0", true), ("1.94.0", true), ("1.63.0", false), ("2.0.0", true), ("", false)]
        {
            assert_eq!(is_new_enough(release), expected, "{release}");
        }
    }
}
