//! The paths a page names.

use crate::docs::spans::{Span, spans};
use crate::docs::{Checked, glob};
use std::path::Path;

/// A word in backticks that ends so is a file of this repository, if its first part is.
const ENDINGS: [&str; 14] = [
    ".rs",
    ".md",
    ".toml",
    ".css",
    ".html",
    ".sql",
    ".svg",
    ".png",
    ".js",
    ".json",
    ".lock",
    ".webmanifest",
    ".sh",
    ".yml",
];

/// Made by building and running, so not there in a fresh clone.
const MADE: [&str; 3] = ["target", ".kehou", "dist"];

/// Looks up every path named in a page that lies in `folder`.
pub(super) fn check(page: &str, root: &Path, folder: &Path) -> Checked {
    let mut checked = Checked { names: 0, mistakes: Vec::new() };
    for span in spans(page) {
        let words = if span.is_link { vec![span.text] } else { span.text.split_whitespace().collect() };
        for word in words {
            let Some((base, path)) = as_path(&span, word, root, folder) else {
                continue;
            };
            checked.names += 1;
            if !glob::exists(base, path) {
                checked.mistakes.push((span.line, format!("no such path: {path}")));
            }
        }
    }
    checked
}

/// The folder a path starts from and the path, if the word is one.
fn as_path<'a>(
    span: &Span<'_>,
    word: &'a str,
    root: &'a Path,
    folder: &'a Path,
) -> Option<(&'a Path, &'a str)> {
    let path = without_place(word);
    if span.is_link {
        let is_elsewhere =
            word.contains(':') || word.starts_with('#') || word.starts_with('/') || path.is_empty();
        return (!is_elsewhere).then_some((folder, path));
    }
    let path = path.strip_prefix("./").unwrap_or(path);
    let looks_like_one = path.contains('/') || ENDINGS.iter().any(|ending| path.ends_with(ending));
    let first = path.split('/').next()?;
    let is_ours = !first.is_empty() && !MADE.contains(&first) && root.join(first).exists() && first != "..";
    (looks_like_one && is_ours && !word.contains("://") && !word.contains("::")).then_some((root, path))
}

/// `src/app.rs:12`, `src/app.rs#L12` and `(src/app.rs),` all speak of `src/app.rs`.
fn without_place(word: &str) -> &str {
    let word = word.trim_matches(|c: char| "()[]\"',;:".contains(c)).trim_end_matches('.');
    let word = word.split('#').next().unwrap_or(word);
    word.rsplit_once(':').filter(|(_, line)| line.parse::<usize>().is_ok()).map_or(word, |(path, _)| path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths found wrong on a page, with this package's folder as the repository.
    fn wrong(page: &str) -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        check(page, root, &root.join("src")).mistakes.into_iter().map(|(_, what)| what).collect()
    }

    #[test]
    fn paths_that_exist_are_accepted() {
        let page = "`src/main.rs` `Cargo.toml` `src/docs/` `src/main.rs:3` `src/docs/{glob,paths}.rs` [a](docs/glob.rs#x) \
                    [b](../Cargo.toml) `--school ./src/main.rs`";
        assert_eq!(wrong(page), [""; 0]);
    }

    #[test]
    fn paths_that_do_not_exist_are_named() {
        assert_eq!(
            wrong("`src/gone.rs`, [gone](gone.md)"),
            ["no such path: src/gone.rs", "no such path: gone.md"]
        );
        assert_eq!(wrong("```\ncat src/gone.rs\n```"), ["no such path: src/gone.rs"]);
    }

    #[test]
    fn what_is_not_a_path_of_ours_is_left_alone() {
        let page = "`/api/v1/children` `and/or` `https://example.org/src/x` [x](https://example.org) [y](#part) \
                    `target/dist/index.html` `text/html` `src::main` `.rs`";
        assert_eq!(wrong(page), [""; 0]);
    }
}
