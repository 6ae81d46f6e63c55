//! What the app in target/dist was built from.

use crate::app::digest::digest;
use crate::workspace;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// Everything a build of the app depends on, apart from the tools.
const SOURCES: [&str; 10] = [
    "build.rs",
    "src",
    "contract",
    "style",
    "public",
    "index.html",
    "staff.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
];

/// Two builds with the same stamp give the same app.
#[derive(Serialize, Deserialize, PartialEq)]
pub(crate) struct Stamp {
    sources: String,
    pub(super) std: String,
    pub(super) release: bool,
}

impl Stamp {
    /// The stamp a build would have now. Taken before the build, so that a change during it is noticed next time.
    pub(crate) fn of_sources(std: &str, release: bool) -> Result<Self> {
        let root = workspace::root()?;
        let mut files = Vec::new();
        for source in SOURCES {
            collect(&root.join(source), &mut files)?;
        }
        files.sort();
        Ok(Self { sources: digest_of(&root, &files)?, std: std.to_string(), release })
    }

    /// Whether the app in target/dist was built from this.
    pub(crate) fn is_that_of_dist(&self) -> Result<bool> {
        let built =
            fs::read_to_string(file()?).ok().and_then(|text| serde_json::from_str::<Self>(&text).ok());
        Ok(built.as_ref() == Some(self) && workspace::dist_dir()?.join("index.html").is_file())
    }

    /// Says that target/dist is now what this stamp stands for.
    pub(crate) fn write(&self) -> Result<()> {
        Ok(fs::write(file()?, serde_json::to_string_pretty(self)?)?)
    }

    /// Says that target/dist is not known to be anything, for as long as a build changes it.
    pub(crate) fn forget() -> Result<()> {
        let file = file()?;
        if file.exists() {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
        Ok(())
    }
}

/// Beside target/dist, which Trunk empties.
fn file() -> Result<PathBuf> {
    Ok(workspace::root()?.join("target/dist-stamp.json"))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in path.read_dir().with_context(|| format!("cannot read {}", path.display()))? {
            collect(&entry?.path(), files)?;
        }
    }
    Ok(())
}

/// Of names, lengths and contents: moving a byte from one file to its neighbour changes the digest.
fn digest_of(root: &Path, files: &[PathBuf]) -> Result<String> {
    let mut parts = Vec::new();
    for file in files {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(root)?.to_string_lossy();
        parts.push(format!("{name}\0{}\0", content.len()).into_bytes());
        parts.push(content);
    }
    Ok(digest(parts.iter().map(Vec::as_slice)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_depends_on_names_and_contents() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("kehou-stamp-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let (one, two) = (folder.join("one"), folder.join("two"));
        fs::write(&one, "ab")?;
        fs::write(&two, "c")?;
        let files = [one.clone(), two.clone()];
        let before = digest_of(&folder, &files)?;
        assert_eq!(before, digest_of(&folder, &files)?);
        fs::write(&one, "a")?;
        fs::write(&two, "bc")?;
        assert_ne!(before, digest_of(&folder, &files)?);
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
