//! Path patterns as documentation writes them.

use std::path::Path;

/// Whether something below `folder` matches: `*` within a name, `**` for any folders, `{a,b}` for either, and
/// `<name>` for any name. For `{a,b}` each alternative must exist.
pub(super) fn exists(folder: &Path, pattern: &str) -> bool {
    alternatives(pattern).iter().all(|pattern| {
        let names: Vec<&str> = pattern.split('/').filter(|name| !name.is_empty() && *name != ".").collect();
        matches_below(folder, &names)
    })
}

fn alternatives(pattern: &str) -> Vec<String> {
    let braces = pattern.find('{').and_then(|open| Some((open, open + pattern[open..].find('}')?)));
    let Some((open, close)) = braces else {
        return vec![pattern.to_string()];
    };
    let (before, after) = (&pattern[..open], &pattern[close + 1..]);
    let choices = pattern[open + 1..close].split(',');
    choices.flat_map(|choice| alternatives(&format!("{before}{}{after}", choice.trim()))).collect()
}

fn matches_below(folder: &Path, names: &[&str]) -> bool {
    let Some((name, rest)) = names.split_first() else {
        return true;
    };
    if *name == "**" {
        let deeper = |inner: &Path| inner.is_dir() && matches_below(inner, names);
        return matches_below(folder, rest) || any_inside(folder, |_, inner| deeper(inner));
    }
    if *name == ".." || !name.contains(['*', '<', '…']) {
        let inner = folder.join(name);
        return inner.exists() && matches_below(&inner, rest);
    }
    any_inside(folder, |own, inner| name_matches(own, &as_stars(name)) && matches_below(inner, rest))
}

fn any_inside(folder: &Path, accepts: impl Fn(&str, &Path) -> bool) -> bool {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    entries.into_iter().any(|entry| accepts(&entry.file_name().to_string_lossy(), &entry.path()))
}

/// `<noun>.rs` and `….rs` mean `*.rs`.
fn as_stars(name: &str) -> String {
    let mut stars = name.replace('…', "*");
    while let Some((open, close)) =
        stars.find('<').and_then(|open| Some((open, open + stars[open..].find('>')?)))
    {
        stars.replace_range(open..=close, "*");
    }
    stars
}

fn name_matches(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => name == pattern,
        Some((start, rest)) => name.strip_prefix(start).is_some_and(|tail| {
            let ends = tail.char_indices().map(|(position, _)| position).chain([tail.len()]);
            ends.into_iter().any(|position| name_matches(&tail[position..], rest))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_patterns() {
        let cases = [
            ("plan.rs", "*.rs", true),
            ("plan.rs", "p*n.rs", true),
            ("plan.rs", "*.css", false),
            ("课.rs", "*.rs", true),
            ("plan.rs", "*", true),
        ];
        for (name, pattern, expected) in cases {
            assert_eq!(name_matches(name, pattern), expected, "{name} {pattern}");
        }
        assert_eq!(as_stars("<noun>.rs"), "*.rs");
    }

    #[test]
    fn braces_mean_each_alternative() {
        assert_eq!(alternatives("a/{b,c}/{d,e}.rs"), ["a/b/d.rs", "a/b/e.rs", "a/c/d.rs", "a/c/e.rs"]);
    }

    #[test]
    fn patterns_are_looked_up_in_folders() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (pattern, expected) in [
            ("src/docs/glob.rs", true),
            ("src/**/glob.rs", true),
            ("src/docs/*.rs", true),
            ("src/docs/{glob,spans}.rs", true),
            ("src/docs/{glob,nothing}.rs", false),
            ("src/<area>/glob.rs", true),
            ("src/docs/*.css", false),
            ("src/docs/", true),
        ] {
            assert_eq!(exists(root, pattern), expected, "{pattern}");
        }
    }
}
