//! The program as an operator runs it.

use std::{
    path::Path,
    process::{Command, Output},
};

/// Runs `kehou-server` to its end.
pub(crate) fn run(arguments: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehou-server"));
    command.args(arguments).output().expect("run")
}

/// The same where no file may grow beyond a few pages, as on a disk that is full.
pub(crate) fn run_with_little_room(arguments: &[&Path]) -> Output {
    let mut command = Command::new("sh");
    // Without the trap the system would end the program instead of telling it.
    command.arg("-c").arg("trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"");
    command.arg(env!("CARGO_BIN_EXE_kehou-server")).args(arguments).output().expect("run")
}
