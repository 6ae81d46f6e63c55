//! A change as cargo-mutants lists it.

use serde::Deserialize;
use std::ops::Range;

/// One change of one place in a source file.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Mutant {
    /// From the repository's root.
    pub(super) file: String,
    /// The function it is in, if it is in one.
    pub(super) function: Option<Function>,
    /// File, line, column, and what is changed.
    pub(super) name: String,
    /// What stands in the place instead.
    pub(super) replacement: String,
    pub(super) span: Span,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Function {
    pub(super) return_type: String,
    pub(super) span: Span,
}

/// A place in a file, by lines and columns from one.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Span {
    start: Position,
    end: Position,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Mutant {
    /// What is changed, without the place.
    pub(super) fn change(&self) -> &str {
        self.name.splitn(4, ':').nth(3).unwrap_or(&self.name).trim()
    }

    /// The file with this change and no other.
    pub(super) fn applied_to(&self, source: &str) -> String {
        let place = self.span.bytes_in(source);
        [&source[..place.start], &self.replacement, " ", &source[place.end..]].concat()
    }
}

impl Span {
    /// The place in bytes.
    pub(super) fn bytes_in(self, source: &str) -> Range<usize> {
        self.start.byte_in(source)..self.end.byte_in(source)
    }
}

impl Position {
    fn byte_in(self, source: &str) -> usize {
        let lines = source.split_inclusive('\n');
        let before: usize = lines.clone().take(self.line - 1).map(str::len).sum();
        let line = lines.clone().nth(self.line - 1).unwrap_or_default();
        let within = line.char_indices().nth(self.column - 1).map_or(line.len(), |(at, _)| at);
        before + within
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_signs_and_not_bytes() {
        let listed = r#"{"file":"a.rs","function":null,"name":"a.rs:2:4: replace < with <= in 早","replacement":"<=",
            "span":{"start":{"line":2,"column":4},"end":{"line":2,"column":5}}}"#;
        let mutant: Mutant = serde_json::from_str(listed).expect("a mutant");
        assert_eq!(mutant.applied_to("早\n早 晚<9\n"), "早\n早 晚<= 9\n");
        assert_eq!(mutant.change(), "replace < with <= in 早");
    }
}
