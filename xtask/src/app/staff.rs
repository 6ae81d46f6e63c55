//! The staff's app: a program of its own with a page of its own, put beside the families' in target/dist.

use crate::app::digest::digest;
use crate::app::split::{finished, only};
use crate::tools::BuildTools;
use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The page Trunk builds it from, and its name in target/dist.
pub(super) const PAGE: &str = "staff.html";

/// Where Trunk puts it: it empties the folder it builds into.
pub(super) fn folder() -> Result<PathBuf> {
    Ok(workspace::root()?.join("target/dist-staff"))
}

/// Makes what Trunk built small, names it by its content, and puts it beside the families' app.
pub(super) fn join(tools: &BuildTools, dist: &Path, release: bool) -> Result<()> {
    let built = folder()?;
    let (wasm_file, script_file) = (only(&built, "_bg.wasm")?, only(&built, ".js")?);
    let script = fs::read(&script_file)?;
    let wasm = finished(tools, &wasm_file, release)?;
    let stem = format!("kehou-staff-{}", &digest([wasm.as_slice(), script.as_slice()])[..16]);
    let page = fs::read_to_string(built.join("index.html")).context("no page from Trunk")?;
    let page = page.replace(&name_of(&wasm_file)?, &format!("{stem}_bg.wasm"));
    let page = page.replace(&name_of(&script_file)?, &format!("{stem}.js"));
    fs::write(dist.join(format!("{stem}_bg.wasm")), wasm)?;
    fs::write(dist.join(format!("{stem}.js")), script)?;
    Ok(fs::write(dist.join(PAGE), page)?)
}

fn name_of(file: &Path) -> Result<String> {
    Ok(file.file_name().context("a file without a name")?.to_string_lossy().into_owned())
}
