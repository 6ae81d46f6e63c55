//! The folder tools are installed into. It outlives `target/` and is shared by all checkouts of one person.

use anyhow::{Context, Result};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// `$KEHOU_TOOLS`, else `$XDG_CACHE_HOME/kehou/tools`, else `~/.cache/kehou/tools`.
pub(crate) fn tools_dir() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("KEHOU_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("kehou/tools")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/kehou/tools")))
        .context("no folder for the tools: set KEHOU_TOOLS, XDG_CACHE_HOME or HOME")?;
    Ok(std::path::absolute(folder)?)
}

/// Held while something is installed, so that two set-ups at once wait for each other. Freed by the system when the
/// process ends, however it ends.
pub(crate) fn lock() -> Result<File> {
    let folder = tools_dir()?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let file = File::create(folder.join(".lock"))?;
    file.lock().context("cannot lock the tools folder")?;
    Ok(file)
}

/// Fills a folder under a temporary name and gives it its own name when it is whole: a half installed tool is never
/// taken for a whole one. What an interrupted call left behind is removed. The caller holds the lock.
pub(crate) fn install_as(name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let tools = tools_dir()?;
    let (half, whole) = (tools.join(format!(".half-{name}")), tools.join(name));
    remove(&half)?;
    fs::create_dir_all(&half).with_context(|| format!("cannot create {}", half.display()))?;
    fill(&half)?;
    remove(&whole)?;
    fs::rename(&half, &whole).with_context(|| format!("cannot create {}", whole.display()))
}

/// Where the output of installing `name` goes.
pub(crate) fn log_file(name: &str) -> Result<PathBuf> {
    let logs = tools_dir()?.join("logs");
    fs::create_dir_all(&logs).with_context(|| format!("cannot create {}", logs.display()))?;
    Ok(logs.join(format!("{name}.log")))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
