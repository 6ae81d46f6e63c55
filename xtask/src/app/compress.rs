//! Compresses the app once, at the highest level, so that the server does not do it for each phone.

use crate::app::digest::digest;
use crate::workspace;
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Below this size the answer's headers weigh more than what is saved.
const SMALLEST: usize = 200;

const TEXT: [&str; 10] = ["css", "html", "js", "json", "map", "svg", "txt", "wasm", "webmanifest", "xml"];

/// The server renders these.
const PAGES: [&str; 2] = ["index.html", "staff.html"];

/// Writes a `.br` and a `.gz` beside each file worth it. Not beside the pages. What was
/// compressed before is taken from target/compressed, by content: Trunk empties its folder at each build.
pub(crate) fn compress_dist(dist: &Path) -> Result<()> {
    let store = workspace::root()?.join("target/compressed");
    fs::create_dir_all(&store)?;
    let mut used = BTreeSet::new();
    for file in files_below(dist)? {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if content.len() <= SMALLEST || !is_worth_it(dist, &file) {
            continue;
        }
        let digest = digest([content.as_slice()]);
        for (ending, compress) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
            let kept = store.join(format!("{digest}.{ending}"));
            if !kept.is_file() {
                write_whole(&kept, &compress(&content)?)?;
            }
            fs::copy(&kept, with_ending(&file, ending))?;
            used.insert(kept);
        }
    }
    remove_unused(&store, &used)
}

/// What travels when the server sends brotli.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &params).context("cannot compress")?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn is_worth_it(dist: &Path, file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    TEXT.contains(&ending) && !PAGES.iter().any(|page| file == dist.join(page))
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_os_string();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Under another name first: an interrupted write must not be taken for the compressed file later.
fn write_whole(file: &Path, content: &[u8]) -> Result<()> {
    let half = with_ending(file, "half");
    fs::write(&half, content)?;
    Ok(fs::rename(&half, file)?)
}

fn remove_unused(store: &Path, used: &BTreeSet<PathBuf>) -> Result<()> {
    for kept in files_below(store)? {
        if !used.contains(&kept) {
            fs::remove_file(kept)?;
        }
    }
    Ok(())
}

/// Every file below a folder, sorted.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back_whole() -> Result<()> {
        let content = "after class ".repeat(100).into_bytes();
        let compressed = brotli(&content)?;
        assert!(compressed.len() < 60, "{}", compressed.len());
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut back)?;
        assert_eq!(back, content);
        Ok(())
    }

    #[test]
    fn pictures_and_the_page_itself_are_left_alone() {
        let dist = Path::new("dist");
        let worth = |name: &str| is_worth_it(dist, &dist.join(name));
        assert!(worth("app-1a2b.js") && worth("icons.svg") && worth("help/index.html"));
        assert!(
            !worth("index.html") && !worth("staff.html") && !worth("logo.png") && !worth("app-1a2b.js.br")
        );
    }
}
