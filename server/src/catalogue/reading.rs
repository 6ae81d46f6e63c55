//! Reading TOML so that a mistake is named by line and key.

use kehou_contract::rules::FileFault;
use serde::de::DeserializeOwned;
use std::fmt;

/// A mistake in a school's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMistake {
    /// The line it stands on, where it is known.
    pub line: Option<usize>,
    /// The key: `fees.noon.rate`. Entries of a list are named by their ids.
    pub key: String,
    /// What is wrong, and what was expected.
    pub fault: String,
}

impl fmt::Display for FileMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.fault)
    }
}

/// Reads a whole file. A key that nobody knows is a mistake, unless `knows` says that somebody else reads it.
pub(super) fn read<T: DeserializeOwned>(text: &str, knows: impl Fn(&str) -> bool) -> Result<T, FileMistake> {
    let broken = |error: toml::de::Error| FileMistake {
        line: error.span().map(|span| line_at(text, span.start)),
        key: String::new(),
        fault: error.message().to_owned(),
    };
    let table: toml::Table = text.parse().map_err(broken)?;
    let reader = toml::de::Deserializer::parse(text).map_err(broken)?;
    let mut unknown: Vec<String> = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(reader, &mut track);
    let read = serde_ignored::deserialize(tracked, |path| unknown.push(path.to_string()));
    let thing = match read {
        Ok(thing) => thing,
        Err(error) => {
            let path = track.path().to_string();
            return Err(FileMistake { key: by_ids(&dotted(&path), &table), ..broken(error) });
        }
    };
    match unknown.into_iter().map(|path| dotted(&path)).find(|path| !knows(path)) {
        Some(path) => {
            let key = by_ids(&path, &table);
            Err(FileMistake { line: line_of(text, &key), key, fault: "nobody knows this key".to_owned() })
        }
        None => Ok(thing),
    }
}

/// A fault that is no mistake of form, with the line of the entry it is about.
pub(super) fn at_key(text: &str, (key, fault): FileFault) -> FileMistake {
    FileMistake { line: line_of(text, &key), key, fault }
}

/// `fees[2].rate` and `offerings.?.title` as `fees.2.rate` and `offerings.title`.
fn dotted(path: &str) -> String {
    let parts = path.split(['.', '[', ']', '?']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(".")
}

/// A key with the ids of entries in the place of their numbers.
fn by_ids(path: &str, table: &toml::Table) -> String {
    let mut here = Some(toml::Value::Table(table.clone()));
    let mut named = Vec::new();
    for part in path.split('.') {
        let next = match (&here, part.parse::<usize>()) {
            (Some(toml::Value::Array(entries)), Ok(number)) => entries.get(number).cloned(),
            (Some(toml::Value::Table(table)), _) => table.get(part).cloned(),
            _ => None,
        };
        let id = next.as_ref().and_then(|entry| entry.get("id")).and_then(toml::Value::as_str);
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        named.push(id.filter(|_| is_number).unwrap_or(part).to_owned());
        here = next;
    }
    named.join(".")
}

/// The line on which the entry begins that a key names last, by its id.
fn line_of(text: &str, key: &str) -> Option<usize> {
    let mut line = None;
    let mut after = 0;
    for part in key.split('.') {
        let names = |(_, text): &(usize, &str)| {
            let written = text.trim_start();
            written.starts_with(part) && written[part.len()..].trim_start().starts_with('=')
                || written.trim_end() == ["[", part, "]"].concat()
                || text.replace(' ', "").contains(&format!("id=\"{part}\""))
        };
        if let Some((number, _)) = text.lines().enumerate().skip(after).find(names) {
            (line, after) = (Some(number + 1), number);
        }
    }
    line
}

fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::FeeRule;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Fees {
        #[expect(dead_code, reason = "only the reading is looked at")]
        fees: Vec<FeeRule>,
    }

    fn fault(text: &str) -> String {
        match read::<Fees>(text, |_| false) {
            Ok(_) => String::new(),
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn a_mistake_is_named_by_line_and_key() {
        let cases = [
            (
                "[[fees]]\nid = \"noon\"\nunit = \"day\"\nrate = \"3元\"\n",
                "line 4: fees.noon.rate: expected yuan with at most two decimals, got \"3元\"",
            ),
            (
                "[[fees]]\nid = \"noon\"\nunit = \"day\"\nrat = \"3\"\n",
                "line 4: fees.noon.rat: nobody knows this key",
            ),
            ("[[fees]]\nid = \"noon\"\nunit = \n", "line 3: "),
        ];
        for (text, expected) in cases {
            let said = fault(text);
            assert!(said.starts_with(expected), "{said}");
        }
        assert!(fault("[[fees]]\nid = \"noon\"\n").contains("missing field `unit`"));
        assert!(
            fault("[[fees]]\nid = \"noon\"\nunit = \"yard\"\n").contains("fees.noon.unit: unknown variant")
        );
    }
}
