//! The wasm-bindgen program, which writes the JavaScript beside the wasm.

use crate::tools::cargo_tool::CargoTool;

/// Its version is that of the library in Cargo.toml, exactly. Not `--locked`: its lock file asks for a crate version
/// that cannot be resolved any more.
pub(crate) fn wasm_bindgen() -> CargoTool {
    CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: "0.2.130",
        asks_version: &["--version"],
        switches: &[],
        cost: "about 2 minutes on two cores",
    }
}
