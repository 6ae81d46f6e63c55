//! The source of the standard library.

use crate::process;
use crate::tools::compiler::Compiler;
use crate::tools::wasm_target::RUSTUP_LIMIT;
use crate::tools::{Tool, dir};
use anyhow::Result;
use std::process::Command;

/// Needed to build a standard library of our own.
pub(crate) struct RustSource<'a>(pub(crate) &'a Compiler);

impl Tool for RustSource<'_> {
    type Found = ();

    fn name(&self) -> String {
        format!("rust-src ({})", self.0.label())
    }

    fn cost(&self) -> &'static str {
        "seconds"
    }

    fn find(&self) -> Option<()> {
        let library = self.0.rustlib().join("src/rust/library");
        (library.join("Cargo.lock").is_file() && library.join("std/Cargo.toml").is_file()).then_some(())
    }

    fn install(&self) -> Result<()> {
        let mut command = Command::new("rustup");
        process::run_logged(
            command.args(["component", "add", "rust-src"]),
            &dir::log_file("rust-src")?,
            RUSTUP_LIMIT,
        )
    }

    fn by_hand(&self) -> String {
        "rustup component add rust-src".to_string()
    }
}
