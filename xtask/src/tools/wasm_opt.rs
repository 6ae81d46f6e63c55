//! wasm-opt, which makes the wasm smaller.

use crate::tools::Tool;
use crate::tools::npm_package::NpmPackage;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Found by the folder it is in. Distributions and the Rust registry have versions that cannot read the wasm of
/// today's compilers; npm has a current one.
pub(crate) struct WasmOpt(NpmPackage);

/// Trunk.toml names the same version.
pub(crate) fn wasm_opt() -> WasmOpt {
    WasmOpt(NpmPackage { package: "binaryen", version: "132.0.0", file: ".bin/wasm-opt" })
}

impl Tool for WasmOpt {
    type Found = PathBuf;

    fn name(&self) -> String {
        format!("wasm-opt of {}", self.0.name())
    }

    fn cost(&self) -> &'static str {
        self.0.cost()
    }

    fn find(&self) -> Option<PathBuf> {
        self.0.find().as_deref().and_then(Path::parent).map(Path::to_path_buf)
    }

    fn install(&self) -> Result<()> {
        self.0.install()
    }

    fn by_hand(&self) -> String {
        self.0.by_hand()
    }
}
