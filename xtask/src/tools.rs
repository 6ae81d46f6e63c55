//! The tools the build and the tests need: how each is recognised, and how it is installed.
//! What they say goes to standard error: `size --json` prints nothing but JSON on standard output.

pub(crate) mod app_std;
mod apt;
mod axe;
pub(crate) mod browser;
mod cargo_mutants;
mod cargo_tool;
mod compiler;
mod components;
mod dir;
mod npm_package;
mod rust_source;
mod sized_std;
mod trunk;
mod wasm_bindgen;
mod wasm_opt;
mod wasm_target;

use crate::tools::app_std::AppStd;
use crate::tools::browser::Browser;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, iter};

/// Something the set-up finds, or else installs.
trait Tool {
    /// What is known about it once it is there.
    type Found;
    /// Its name and version, for people.
    fn name(&self) -> String;
    /// How long installing takes, for people.
    fn cost(&self) -> &'static str;
    /// Looks for it, without network and within a few dozen milliseconds.
    fn find(&self) -> Option<Self::Found>;
    /// Installs it. Afterwards `find` finds it; when interrupted it does not.
    fn install(&self) -> Result<()>;
    /// The command with which a person would do the same.
    fn by_hand(&self) -> String;
}

/// How much the set-up says.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Say {
    /// A line for each tool.
    Everything,
    /// Only what had to be installed.
    News,
}

/// What building the app needs.
pub(crate) struct BuildTools {
    /// The standard library the app is linked with.
    pub(crate) app_std: AppStd,
    bin_dirs: Vec<PathBuf>,
}

impl BuildTools {
    /// PATH with the tools in front.
    pub(crate) fn path(&self) -> Result<OsString> {
        let own = env::var_os("PATH").unwrap_or_default();
        Ok(env::join_paths(self.bin_dirs.iter().cloned().chain(env::split_paths(&own)))?)
    }
}

/// What the tests need beyond the build.
pub(crate) struct TestTools {
    pub(crate) browser: Browser,
    /// axe.min.js
    pub(crate) axe: PathBuf,
}

/// Finds or installs what building needs.
pub(crate) fn for_build(say: Say) -> Result<BuildTools> {
    let app_std = app_std::choose(say)?;
    let bin_dirs = vec![
        ensure(&wasm_bindgen::wasm_bindgen(), say)?,
        ensure(&trunk::trunk(), say)?,
        ensure(&apt::node(), say).and_then(|()| ensure(&wasm_opt::wasm_opt(), say))?,
    ];
    Ok(BuildTools { app_std, bin_dirs })
}

/// Finds or installs rustfmt and clippy.
pub(crate) fn for_checks(say: Say) -> Result<()> {
    ensure(&components::Components, say)
}

/// Finds or installs the database that several servers can share.
pub(crate) fn for_postgres(say: Say) -> Result<()> {
    ensure(&apt::postgres(), say)
}

/// Finds or installs what a database needs, by the name it is asked for.
pub(crate) fn for_store(store: &str) -> Result<()> {
    if store == "postgres" { for_postgres(Say::News) } else { Ok(()) }
}

/// Finds or installs what the browser tests need beyond the build.
pub(crate) fn for_browser_tests(say: Say) -> Result<TestTools> {
    let browser = ensure(&browser::BrowserTool, say)?;
    let axe = ensure(&apt::node(), Say::News).and_then(|()| ensure(&axe::axe(), say))?;
    Ok(TestTools { browser, axe })
}

/// Finds or installs what names the changes for mutation testing: the folder it is in.
pub(crate) fn for_mutants(say: Say) -> Result<PathBuf> {
    ensure(&cargo_mutants::cargo_mutants(), say)
}

fn ensure<T: Tool>(tool: &T, say: Say) -> Result<T::Found> {
    let started = Instant::now();
    if let Some(found) = tool.find() {
        if say == Say::Everything {
            eprintln!("  {:<46} there      {:>6.2} s", tool.name(), started.elapsed().as_secs_f64());
        }
        return Ok(found);
    }
    let _only_one = dir::lock()?;
    if let Some(found) = tool.find() {
        return Ok(found); // another set-up did it while this one waited
    }
    eprintln!("  {:<46} installing, {}", tool.name(), tool.cost());
    let by_hand = || format!("{} could not be installed (by hand: {})", tool.name(), tool.by_hand());
    tool.install().with_context(by_hand)?;
    let found = tool.find().with_context(by_hand)?;
    eprintln!("  {:<46} installed  {:>6.2} s", tool.name(), started.elapsed().as_secs_f64());
    Ok(found)
}

/// The first of these programs that is on PATH.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let candidates = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}

/// The names in a folder; empty when it cannot be read.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Flags as cargo takes them when they may contain spaces.
fn encoded_flags<'a>(flags: impl IntoIterator<Item = &'a str>, sysroot: Option<&Path>) -> OsString {
    let sysroot = sysroot.map(|folder| format!("--sysroot={}", folder.display()));
    let words: Vec<String> =
        iter::empty().chain(sysroot).chain(flags.into_iter().map(String::from)).collect();
    words.join("\u{1f}").into()
}
