//! Trunk, which builds the app.

use crate::tools::cargo_tool::CargoTool;

/// 0.22.0 and 0.22.1 ask for rustc 1.96.1. The default features would bring a second TLS library and a check for updates.
pub(crate) fn trunk() -> CargoTool {
    CargoTool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14",
        asks_version: &["--version"],
        switches: &["--locked", "--no-default-features", "--features", "rustls"],
        cost: "about 5 minutes on two cores",
    }
}
