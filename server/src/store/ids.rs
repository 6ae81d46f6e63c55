//! Ids that are asked for together.

use serde::Serialize;

/// JSON of a list in which no NUL stands: PostgreSQL reads none, and no id has one. A backslash that is written twice before
/// the sign is text that somebody typed.
fn without_nul(json: String) -> String {
    const NUL: &str = "\\u0000";
    if !json.contains(NUL) {
        return json;
    }
    let mut text = String::with_capacity(json.len());
    let mut rest = &*json;
    while let Some(at) = rest.find('\\') {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let taken = if from.starts_with(NUL) { NUL.len() } else { 2.min(from.len()) };
        text.push_str(if from.starts_with(NUL) { "\\ufffd" } else { &from[..taken] });
        rest = &from[taken..];
    }
    text.push_str(rest);
    text
}

/// A list of ids as one argument of a statement: `IN (SELECT value FROM json_each($1))`.
pub(super) struct Ids(String);

impl Ids {
    pub(super) fn of(ids: &[impl Serialize]) -> serde_json::Result<Self> {
        serde_json::to_string(ids).map(|json| Self(without_nul(json)))
    }

    pub(super) fn as_json(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_no_id_and_what_was_typed_is_left_alone() {
        for (id, read) in
            [("a\0b", "a\u{fffd}b"), ("\\u0000", "\\u0000"), ("\\\0\"", "\\\u{fffd}\""), ("书", "书")]
        {
            let json = Ids::of(&[id]).expect("JSON");
            let back: Vec<String> = serde_json::from_str(json.as_json()).expect("JSON");
            assert_eq!(back, [read], "{id:?}");
        }
    }
}
