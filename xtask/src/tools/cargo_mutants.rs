//! cargo-mutants, which names the changes that tests should notice.

use crate::tools::cargo_tool::CargoTool;

pub(crate) fn cargo_mutants() -> CargoTool {
    CargoTool {
        package: "cargo-mutants",
        program: "cargo-mutants",
        version: "27.1.0",
        asks_version: &["mutants", "--version"],
        switches: &["--locked"],
        cost: "about 3 minutes on two cores",
    }
}
