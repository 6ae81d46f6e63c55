//! The standard library for wasm32 as rustup ships it.

use crate::process;
use crate::tools::compiler::Compiler;
use crate::tools::{Tool, dir, names_in};
use anyhow::Result;
use std::process::Command;
use std::time::Duration;

/// The app's target, as cargo and rustup call it.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Where its server cannot be reached rustup tries for very long.
pub(crate) const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

/// Development builds use this one: its panics say where and why.
pub(crate) struct WasmTarget<'a>(pub(crate) &'a Compiler);

impl Tool for WasmTarget<'_> {
    type Found = ();

    fn name(&self) -> String {
        format!("{TARGET} ({})", self.0.label())
    }

    fn cost(&self) -> &'static str {
        "seconds"
    }

    fn find(&self) -> Option<()> {
        let libraries = names_in(&self.0.rustlib().join(TARGET).join("lib"));
        libraries.iter().any(|name| name.starts_with("libstd-")).then_some(())
    }

    fn install(&self) -> Result<()> {
        let mut command = Command::new("rustup");
        process::run_logged(command.args(["target", "add", TARGET]), &dir::log_file("target")?, RUSTUP_LIMIT)
    }

    fn by_hand(&self) -> String {
        format!("rustup target add {TARGET}")
    }
}
