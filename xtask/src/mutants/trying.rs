//! Running the tests against one change.

use super::tally::Noticed;
use crate::process;
use anyhow::Result;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The tests take a second; what takes twenty never ends.
const LIMIT: Duration = Duration::from_secs(20);
/// As in `cargo xtask test`.
const CASES_OF_THE_TESTS: u32 = 5000;
const LIMIT_OF_THE_TESTS: Duration = Duration::from_secs(600);

/// A test program and how thoroughly it tries.
#[derive(Clone, Copy)]
pub(super) struct Trial<'a> {
    pub(super) program: &'a Path,
    pub(super) cases: u32,
}

impl Trial<'_> {
    /// Whether the tests notice a change. What few cases miss is tried with as many as the tests have.
    pub(super) fn run(self, number: u32) -> Result<Noticed> {
        let few = self.once(Some(number), self.cases, LIMIT)?;
        match few {
            Noticed::No if self.cases < CASES_OF_THE_TESTS => {
                self.once(Some(number), CASES_OF_THE_TESTS, LIMIT_OF_THE_TESTS)
            }
            other => Ok(other),
        }
    }

    /// Whether the tests pass.
    pub(super) fn passes(self, number: Option<u32>) -> Result<bool> {
        Ok(self.once(number, self.cases, LIMIT)? == Noticed::No)
    }

    fn once(self, number: Option<u32>, cases: u32, limit: Duration) -> Result<Noticed> {
        let mut command = Command::new(self.program);
        // Nowhere near the crate: a property that fails must not leave its case to the next change.
        command.arg("--quiet").current_dir(std::env::temp_dir()).env("PROPTEST_CASES", cases.to_string());
        command.env_remove("RUST_BACKTRACE").env_remove("KEHOU_MUTANT");
        if let Some(number) = number {
            command.env("KEHOU_MUTANT", number.to_string());
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(match process::wait(&mut command, limit)? {
            Some(status) if status.success() => Noticed::No,
            Some(_) => Noticed::Yes,
            None => Noticed::NeverEnds,
        })
    }
}
