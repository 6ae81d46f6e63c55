//! What became of the changes.

use super::{Numbered, reasons::Reasons};
use anyhow::{Result, bail};
use serde::Serialize;

/// Whether the tests notice a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noticed {
    Yes,
    No,
    /// The tests go on for ever, which somebody notices.
    NeverEnds,
    /// The compiler notices.
    NotCompiling,
}

/// How many changes were noticed, and which were not.
#[derive(Debug, Default, Serialize)]
pub(super) struct Tally {
    mutants: usize,
    noticed: usize,
    never_end: usize,
    not_compiling: usize,
    missed_with_a_reason: usize,
    missed: Vec<String>,
    #[serde(skip)]
    tried: usize,
}

impl Tally {
    pub(super) fn of(mutants: usize) -> Self {
        Self { mutants, ..Self::default() }
    }

    /// Counts one, and says at once if it was missed.
    pub(super) fn add(&mut self, (_, mutant): &Numbered, noticed: Noticed, reasons: &Reasons) {
        self.tried += 1;
        match noticed {
            Noticed::Yes => self.noticed += 1,
            Noticed::NeverEnds => self.never_end += 1,
            Noticed::NotCompiling => self.not_compiling += 1,
            Noticed::No if reasons.of(mutant).is_some() => self.missed_with_a_reason += 1,
            Noticed::No => {
                eprintln!("missed: {}", mutant.name);
                self.missed.push(mutant.name.clone());
            }
        }
        if self.tried.is_multiple_of(100) {
            eprintln!("{} of {} tried", self.tried, self.mutants);
        }
    }

    /// Prints the figures; fails when something was missed without a reason.
    pub(super) fn tell(&self, json: bool) -> Result<()> {
        if json {
            println!("{}", serde_json::to_string(self)?);
        } else {
            println!(
                "{} changes: {} noticed by a test, {} by the compiler, {} never end, {} missed with a reason, {} missed",
                self.mutants,
                self.noticed,
                self.not_compiling,
                self.never_end,
                self.missed_with_a_reason,
                self.missed.len()
            );
        }
        if !self.missed.is_empty() {
            bail!("{} changes were missed", self.missed.len());
        }
        Ok(())
    }
}
