//! Which files of the built app the first page loads.

use crate::app::split::PART_PREFIX;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What counts: code, styles, and the icon sprite where the page itself uses it.
const COUNTED: [&str; 4] = ["js", "wasm", "css", "svg"];

/// Links that load nothing of the route: pictures for the browser's own surfaces, and the manifest.
const NOT_LOADED: [&str; 6] = ["icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest", "canonical"];

/// `index.html` and, sorted, every file of dist that it references, and those that these reference in turn.
pub(crate) fn first_route(dist: &Path) -> Result<Vec<String>> {
    let page = read(dist, "index.html")?;
    let mut open: Vec<String> = referenced(&without_unloaded_links(&page), "", dist);
    let mut found = BTreeSet::new();
    while let Some(path) = open.pop() {
        if found.insert(path.clone()) && (path.ends_with(".js") || path.ends_with(".css")) {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            open.extend(referenced(&read(dist, &path)?, folder, dist));
        }
    }
    Ok(std::iter::once("index.html".to_string()).chain(found).collect())
}

/// The parts that are fetched when they are first needed, sorted.
pub(crate) fn later(dist: &Path) -> Result<Vec<String>> {
    let entries = dist.read_dir()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut parts: Vec<String> =
        entries.filter(|name| name.starts_with(PART_PREFIX) && name.ends_with(".wasm")).collect();
    parts.sort();
    Ok(parts)
}

fn read(dist: &Path, path: &str) -> Result<String> {
    fs::read_to_string(dist.join(path)).with_context(|| format!("cannot read {path} of the built app"))
}

/// The files of dist named in a text, in whatever way: attribute, import, or argument of a call.
fn referenced(text: &str, folder: &str, dist: &Path) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || "\"'`()<>=,;".contains(c));
    let files = words.filter_map(|word| path_in_dist(word, folder));
    // The script names the parts that are fetched later.
    let now = files.filter(|path| !path.starts_with(PART_PREFIX));
    now.filter(|path| dist.join(path).is_file()).collect()
}

/// `/app.js?v=1` and `./app.js` of the page are both `app.js`.
fn path_in_dist(word: &str, folder: &str) -> Option<String> {
    let path = word.split(['?', '#']).next()?;
    let (_, ending) = path.rsplit_once('.')?;
    if !COUNTED.contains(&ending) || path.contains("//") || path.contains("..") {
        return None;
    }
    if let Some(from_root) = path.strip_prefix('/') {
        return Some(from_root.to_string());
    }
    let path = path.strip_prefix("./").unwrap_or(path);
    Some(if folder.is_empty() { path.to_string() } else { format!("{folder}/{path}") })
}

fn without_unloaded_links(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        kept.push_str(&rest[..start]);
        if !is_unloaded(&rest[start..end]) {
            kept.push_str(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    kept + rest
}

fn is_unloaded(link: &str) -> bool {
    let Some((_, rel)) = link.split_once("rel=") else {
        return false;
    };
    let quote = rel.chars().next().filter(|c| "\"'".contains(*c));
    let value = match quote {
        Some(quote) => rel[1..].split(quote).next(),
        None => rel.split(|c: char| c.is_whitespace() || c == '>').next(),
    };
    value.unwrap_or_default().split_whitespace().any(|word| NOT_LOADED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><link rel="manifest" href="/app.webmanifest"><link rel=icon href=/favicon.svg>
        <link rel="stylesheet" href="/kehou-1a.css" integrity="sha384-x/y=="><link rel=modulepreload href=/kehou-2b.js>
        <svg><use href="/icons.svg#heart"></use></svg><img src="/unused.png">
        <script type="module">import init from '/kehou-2b.js'; await init({ module_or_path: '/kehou-2b_bg.wasm' });</script>"#;

    fn dist(name: &str) -> std::path::PathBuf {
        let dist = std::env::temp_dir().join(format!("kehou-{name}-{}", std::process::id()));
        fs::create_dir_all(dist.join("snippets/x")).expect("a folder");
        for file in ["favicon.svg", "icons.svg", "kehou-1a.css", "kehou-2b_bg.wasm", "other.js", "unused.png"]
        {
            fs::write(dist.join(file), "").expect("a file");
        }
        fs::write(dist.join("index.html"), PAGE).expect("a file");
        fs::write(dist.join("kehou-2b.js"), "import { a } from './snippets/x/inline0.js';").expect("a file");
        fs::write(dist.join("snippets/x/inline0.js"), "export const a = 1;").expect("a file");
        dist
    }

    #[test]
    fn the_page_its_code_and_what_that_imports_are_found_and_nothing_else() -> Result<()> {
        let dist = dist("references");
        let expected = [
            "index.html",
            "icons.svg",
            "kehou-1a.css",
            "kehou-2b.js",
            "kehou-2b_bg.wasm",
            "snippets/x/inline0.js",
        ];
        assert_eq!(first_route(&dist)?, expected);
        fs::remove_dir_all(dist)?;
        Ok(())
    }

    #[test]
    fn other_origins_are_not_ours() {
        assert_eq!(path_in_dist("https://elsewhere/app.js", ""), None);
        assert_eq!(path_in_dist("./app.js?v=1", ""), Some("app.js".to_string()));
        assert_eq!(path_in_dist("./b.js", "snippets/x"), Some("snippets/x/b.js".to_string()));
    }
}
