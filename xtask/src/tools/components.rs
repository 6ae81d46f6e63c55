//! rustfmt and clippy.

use crate::process;
use crate::tools::{Tool, dir, on_path};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// Parts of the Rust toolchain that its smallest profile leaves out.
pub(crate) struct Components;

fn words() -> [&'static str; 4] {
    ["component", "add", "rustfmt", "clippy"]
}

impl Tool for Components {
    type Found = ();

    fn name(&self) -> String {
        "rustfmt and clippy".to_string()
    }

    fn cost(&self) -> &'static str {
        "a minute"
    }

    fn find(&self) -> Option<()> {
        // rustup puts programs of these names on PATH even where the component is missing, so PATH is asked only
        // when there is no rustup.
        let sysroot = PathBuf::from(process::output(Command::new("rustc").args(["--print", "sysroot"]))?);
        let is_there = |name: &str| {
            sysroot.join("bin").join(name).is_file()
                || (on_path(&["rustup"]).is_none() && on_path(&[name]).is_some())
        };
        ["cargo-fmt", "rustfmt", "cargo-clippy"].into_iter().all(is_there).then_some(())
    }

    fn install(&self) -> Result<()> {
        let log = dir::log_file("components")?;
        process::run_logged(Command::new("rustup").args(words()), &log, Duration::from_secs(300))
    }

    fn by_hand(&self) -> String {
        format!("rustup {}", words().join(" "))
    }
}
