//! One test program with as many changes as it takes.

use super::{Mutant, Numbered, tree::Tree, woven::Woven};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Builds stop at the first kind of error; each kind costs one more.
const MOST_BUILDS: usize = 40;
const LIB: &str = "contract/src/lib.rs";
/// Which change the tests are to see.
const NUMBER: &str = "
pub(crate) mod mutant {
    pub(crate) fn number() -> u32 {
        static NUMBER: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
        let read = || std::env::var(\"KEHOU_MUTANT\").ok().and_then(|number| number.parse().ok());
        *NUMBER.get_or_init(|| read().unwrap_or(0))
    }
}
";

/// A test program that carries changes.
pub(super) struct Built {
    pub(super) program: PathBuf,
    /// Changes it does not carry: they do not compile, or not beside the function as it is.
    pub(super) left_out: BTreeSet<u32>,
}

/// Weaves the changes in and builds, leaving out what does not compile until the rest does.
pub(super) fn build(tree: &Tree, mutants: &[Numbered]) -> Result<Built> {
    tree.write(LIB, &[&tree.source(LIB)?, NUMBER].concat())?;
    let mut left_out: BTreeSet<u32> =
        mutants.iter().filter(|(_, mutant)| !can_be_woven(mutant)).map(|(number, _)| *number).collect();
    for _ in 0..MOST_BUILDS {
        let woven = weave(tree, mutants, &left_out)?;
        match build_once(tree, &woven)? {
            Outcome::Program(program) => return Ok(Built { program, left_out }),
            Outcome::Faulty(numbers) => left_out.extend(numbers),
        }
    }
    bail!("after {MOST_BUILDS} builds there is still something that does not compile")
}

/// The arms of a `match` have one type: where a function's type has no name each arm would be its own.
fn can_be_woven(mutant: &Mutant) -> bool {
    mutant.function.as_ref().is_some_and(|function| !function.return_type.contains("impl "))
}

fn weave(tree: &Tree, mutants: &[Numbered], left_out: &BTreeSet<u32>) -> Result<BTreeMap<String, Woven>> {
    let mut by_file: BTreeMap<&str, Vec<&Numbered>> = BTreeMap::new();
    for numbered in mutants {
        by_file.entry(&numbered.1.file).or_default().push(numbered);
    }
    let mut all = BTreeMap::new();
    for (file, changes) in by_file {
        let woven = Woven::of(&tree.source(file)?, &changes, left_out);
        tree.write(file, &woven.text)?;
        all.insert(file.to_owned(), woven);
    }
    Ok(all)
}

enum Outcome {
    Program(PathBuf),
    /// Changes that do not compile.
    Faulty(BTreeSet<u32>),
}

fn build_once(tree: &Tree, woven: &BTreeMap<String, Woven>) -> Result<Outcome> {
    let printed = tree.build_command().output().context("cannot start cargo")?;
    let messages = messages(&printed.stdout);
    let errors: Vec<&Value> =
        messages.iter().filter(|message| message["message"]["level"] == "error").collect();
    if errors.is_empty() {
        let program = program(&messages);
        return program
            .map(Outcome::Program)
            .with_context(|| String::from_utf8_lossy(&printed.stderr).into_owned());
    }
    let faulty: BTreeSet<u32> = errors.iter().flat_map(|error| changes_of(error, woven)).collect();
    if faulty.is_empty() {
        bail!("{}", errors[0]["message"]["rendered"].as_str().unwrap_or_default());
    }
    Ok(Outcome::Faulty(faulty))
}

/// What cargo printed, line by line.
pub(super) fn messages(printed: &[u8]) -> Vec<Value> {
    printed.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

/// The test program cargo has built.
pub(super) fn program(messages: &[Value]) -> Option<PathBuf> {
    messages.iter().find_map(|message| message["executable"].as_str().map(PathBuf::from))
}

/// The changes an error is about: by its main places, else by any.
fn changes_of(error: &Value, woven: &BTreeMap<String, Woven>) -> Vec<u32> {
    let spans = error["message"]["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
    let of = |main: bool| -> Vec<u32> {
        let spans = spans.iter().filter(|span| !main || span["is_primary"] == true);
        spans.filter_map(|span| change_at(span, woven)).collect()
    };
    let main = of(true);
    if main.is_empty() { of(false) } else { main }
}

/// What a macro wrote stands where the macro was called.
fn change_at(span: &Value, woven: &BTreeMap<String, Woven>) -> Option<u32> {
    let line = usize::try_from(span["line_start"].as_u64()?).ok()?;
    let here = woven.get(span["file_name"].as_str()?).and_then(|woven| woven.at_line(line));
    here.or_else(|| change_at(span["expansion"].get("span")?, woven))
}
