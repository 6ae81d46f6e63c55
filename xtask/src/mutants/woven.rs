//! Many changes in one file: every function's body once as it is, and once for each change, behind its number.

use super::Numbered;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A file with the changes woven in.
pub(super) struct Woven {
    pub(super) text: String,
    /// The lines, from one, of each change.
    lines: Vec<(Range<usize>, u32)>,
}

impl Woven {
    /// Weaves the changes of one file in. Those for which there is no place are left out.
    pub(super) fn of(source: &str, changes: &[&Numbered], left_out: &BTreeSet<u32>) -> Self {
        let mut woven = Self { text: String::new(), lines: Vec::new() };
        let mut done = 0;
        for (body, changes) in bodies(source, changes, left_out) {
            woven.text += &source[done..body.start];
            woven.text += "{ match crate::mutant::number() {\n";
            for change in changes {
                woven.arm(source, &body, change);
            }
            woven.text += &["_ => ", &source[body.clone()], "\n} }"].concat();
            done = body.end;
        }
        woven.text += &source[done..];
        woven
    }

    fn arm(&mut self, source: &str, body: &Range<usize>, (number, mutant): &Numbered) {
        let place = mutant.span.bytes_in(source);
        let (before, after) = (&source[body.start..place.start], &source[place.end..body.end]);
        let from = self.next_line();
        self.text += &format!("{number}u32 => \n{before}{} {after}\n,\n", mutant.replacement);
        self.lines.push((from..self.next_line(), *number));
    }

    fn next_line(&self) -> usize {
        self.text.matches('\n').count() + 1
    }

    /// The change that stands in this line.
    pub(super) fn at_line(&self, line: usize) -> Option<u32> {
        self.lines.iter().find(|(lines, _)| lines.contains(&line)).map(|(_, number)| *number)
    }
}

/// The bodies of the outermost functions, in order, each with the changes in it.
fn bodies<'m>(
    source: &str,
    changes: &[&'m Numbered],
    left_out: &BTreeSet<u32>,
) -> Vec<(Range<usize>, Vec<&'m Numbered>)> {
    let mut functions: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, mutant) in changes {
        if let Some(function) = &mutant.function {
            let span = function.span.bytes_in(source);
            functions.insert(span.start, span.end);
        }
    }
    let mut bodies: Vec<(Range<usize>, Vec<&Numbered>)> = Vec::new();
    for (start, end) in functions {
        if bodies.last().is_some_and(|(outer, _)| end <= outer.end) {
            continue;
        }
        let Some(open) = body_start(&source[start..end]) else { continue };
        let body = start + open..end;
        let inside = |numbered: &&&Numbered| {
            let place = numbered.1.span.bytes_in(source);
            body.start <= place.start && place.end <= body.end && !left_out.contains(&numbered.0)
        };
        let inside: Vec<&Numbered> = changes.iter().filter(inside).copied().collect();
        bodies.push((body, inside));
    }
    bodies.retain(|(_, changes)| !changes.is_empty());
    bodies
}

/// Where the body of a function begins, in its text.
fn body_start(function: &str) -> Option<usize> {
    let named = function.find("fn ")?;
    Some(named + function[named..].find('{')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "/// Whether.\nfn is_early(at: u8) -> bool {\n    at < 9\n}\n";

    fn change(number: u32, columns: [usize; 2], replacement: &str) -> Numbered {
        let listed = serde_json::json!({
            "file": "a.rs", "name": "a.rs:3:8: x", "replacement": replacement,
            "function": { "return_type": "-> bool",
                "span": { "start": { "line": 2, "column": 1 }, "end": { "line": 4, "column": 2 } } },
            "span": { "start": { "line": 3, "column": columns[0] }, "end": { "line": 3, "column": columns[1] } },
        });
        (number, serde_json::from_value(listed).expect("a mutant"))
    }

    #[test]
    fn every_change_has_a_body_behind_its_number_and_is_found_by_its_lines() {
        let (less, whole) = (change(7, [8, 9], "<="), change(8, [5, 11], "true"));
        let woven = Woven::of(SOURCE, &[&less, &whole], &BTreeSet::new());
        let expected = "/// Whether.\nfn is_early(at: u8) -> bool { match crate::mutant::number() {\n\
                        7u32 => \n{\n    at <=  9\n}\n,\n8u32 => \n{\n    true \n}\n,\n_ => {\n    at < 9\n}\n} }\n";
        assert_eq!(woven.text, expected);
        assert_eq!((woven.at_line(5), woven.at_line(10), woven.at_line(13)), (Some(7), Some(8), None));
    }

    #[test]
    fn what_is_left_out_leaves_no_trace() {
        let less = change(7, [8, 9], "<=");
        assert_eq!(Woven::of(SOURCE, &[&less], &BTreeSet::from([7])).text, SOURCE);
    }
}
