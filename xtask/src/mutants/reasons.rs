//! Why a change may be missed: contract/mutants.toml.

use super::Mutant;
use crate::workspace;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;

const FILE: &str = "contract/mutants.toml";

/// Changes that no test can notice, each with its reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reasons {
    #[serde(default)]
    missed: Vec<Reason>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    /// The source, below `contract/src/rules`.
    file: String,
    /// The change as cargo-mutants names it, without the place.
    change: String,
    /// Why nothing can notice it.
    because: String,
}

impl Reasons {
    pub(super) fn read() -> Result<Self> {
        let text = fs::read_to_string(workspace::root()?.join(FILE)).context(FILE)?;
        toml::from_str(&text).context(FILE)
    }

    /// Why this change may be missed.
    pub(super) fn of(&self, mutant: &Mutant) -> Option<&str> {
        let file = mutant.file.trim_start_matches("contract/src/rules/");
        let mut known = self.missed.iter();
        let found = known.find(|reason| reason.file == file && reason.change == mutant.change());
        found.map(|reason| reason.because.as_str())
    }
}
