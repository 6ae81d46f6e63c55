//! A change that cannot be woven in: built and tried by itself.

use super::{
    Mutant,
    building::{messages, program},
    tally::Noticed,
    tree::Tree,
    trying::Trial,
};
use anyhow::{Context, Result};

/// Whether the tests notice a change, if it compiles at all.
pub(super) fn try_alone(tree: &Tree, mutant: &Mutant, cases: u32) -> Result<Noticed> {
    let source = tree.source(&mutant.file)?;
    tree.write(&mutant.file, &mutant.applied_to(&source))?;
    let printed = tree.build_command().output().context("cannot start cargo")?;
    let noticed = match (printed.status.success(), program(&messages(&printed.stdout))) {
        (true, Some(program)) => Trial { program: &program, cases }.run(0),
        _ => Ok(Noticed::NotCompiling),
    };
    tree.write(&mutant.file, &source)?;
    noticed
}
