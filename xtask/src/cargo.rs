//! Cargo called from within cargo.

use std::env;
use std::process::Command;

/// A cargo command in the repository's environment, as if typed in a shell.
pub(crate) fn cargo() -> Command {
    as_from_a_shell(Command::new("cargo"))
}

/// Takes out what `cargo run` put into our environment about this package: build scripts that watch such a variable
/// (ring's does) would otherwise be rebuilt each time a call by hand and a call from here take turns.
pub(crate) fn as_from_a_shell(mut command: Command) -> Command {
    let about_this_package =
        ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"];
    for (name, _) in env::vars_os() {
        if about_this_package.iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
            command.env_remove(name);
        }
    }
    command
}
