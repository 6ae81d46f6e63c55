//! `cargo xtask mutants`: whether a test notices when a rule is changed.
//!
//! cargo-mutants names the changes; built one by one they would take two cores five hours. Here as many as can be are
//! woven into one test program, each behind a number that stands in the environment, so that a change costs a run and
//! no build. The few that cannot be woven are built one by one.

mod alone;
mod building;
mod mutant;
mod reasons;
mod tally;
mod tree;
mod trying;
mod woven;

use crate::tools::{self, Say};
use crate::workspace;
use alone::try_alone;
use anyhow::{Context, Result, ensure};
use building::build;
use clap::Args;
use mutant::Mutant;
use reasons::Reasons;
use std::collections::BTreeSet;
use std::process::Command;
use tally::Tally;
use tree::Tree;
use trying::Trial;

/// The rules: what both sides decide by.
const RULES: &str = "contract/src/rules/**";

#[derive(Args)]
pub(crate) struct MutantsArgs {
    /// Only changes whose name contains this, as in `fees/limits` or `in may_take_part`
    filter: Option<String>,
    /// With how many cases a property is tried; what is missed is tried again with 5000
    #[arg(long, default_value_t = 32)]
    cases: u32,
    /// Print the figures as JSON at the end
    #[arg(long)]
    json: bool,
}

/// A mutant under its number.
type Numbered = (u32, Mutant);

/// Tries every change, and fails when one is missed that has no reason in contract/mutants.toml.
pub(crate) fn run(args: &MutantsArgs) -> Result<()> {
    let mutants = list(args.filter.as_deref())?;
    let tree = Tree::copied()?;
    let reasons = Reasons::read()?;
    let built = build(&tree, &mutants)?;
    let trial = Trial { program: &built.program, cases: args.cases };
    ensure!(trial.passes(None)?, "the tests fail without any change");
    let mut tally = Tally::of(mutants.len());
    for numbered in mutants.iter().filter(|(number, _)| !built.left_out.contains(number)) {
        let noticed = trial.run(numbered.0)?;
        tally.add(numbered, noticed, &reasons);
    }
    ensure!(trial.passes(None)?, "the tests fail without any change by now");
    try_apart(&tree, &mutants, &built.left_out, (args.cases, &reasons), &mut tally)?;
    tally.tell(args.json)
}

fn try_apart(
    tree: &Tree,
    mutants: &[Numbered],
    left_out: &BTreeSet<u32>,
    (cases, reasons): (u32, &Reasons),
    tally: &mut Tally,
) -> Result<()> {
    tree.restore()?;
    for numbered in mutants.iter().filter(|(number, _)| left_out.contains(number)) {
        let noticed = try_alone(tree, &numbered.1, cases)?;
        tally.add(numbered, noticed, reasons);
    }
    Ok(())
}

/// Every change that cargo-mutants would make, numbered from one.
fn list(filter: Option<&str>) -> Result<Vec<Numbered>> {
    let tool = tools::for_mutants(Say::News)?;
    let mut command = Command::new(tool.join("cargo-mutants"));
    command.args(["mutants", "--list", "--json", "-p", "kehou-contract", "-f", RULES]);
    let printed = command.current_dir(workspace::root()?).output().context("cannot start cargo-mutants")?;
    ensure!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let all: Vec<Mutant> = serde_json::from_slice(&printed.stdout).context("cargo-mutants' list")?;
    let wanted = all.into_iter().filter(|mutant| filter.is_none_or(|part| mutant.name.contains(part)));
    let numbered: Vec<Numbered> = (1..).zip(wanted).collect();
    ensure!(!numbered.is_empty(), "no such change");
    Ok(numbered)
}
