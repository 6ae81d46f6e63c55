//! What was done, and what was found.

use super::{laws, laws::Violation, operation::Operation};
use kehou_server::Report;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
pub(super) struct Verdict {
    pub(super) store: &'static str,
    pub(super) servers: usize,
    pub(super) filesystem: String,
    pub(super) seed: u64,
    pub(super) kills: usize,
    pub(super) operations: usize,
    pub(super) taken: usize,
    pub(super) refused: usize,
    /// Sends without an answer; afterwards each was asked again under its key.
    pub(super) unknown: usize,
    /// Keys that were sent with another body, and refused.
    pub(super) other_bodies_refused: usize,
    /// Blocks that were written and not there after the power was gone.
    pub(super) blocks_lost: usize,
    /// How often the database crashed as well, by itself, and its standby took over where it has one.
    pub(super) databases_crashed: usize,
    /// How often the first of several servers, which decides for the others, was killed before them.
    pub(super) firsts_killed_alone: usize,
    /// How often it stood still for a while, in the middle of whatever it did, and went on.
    pub(super) firsts_frozen: usize,
    /// From a killed server's start to the line that says where it listens.
    pub(super) restart_ms_max: f64,
    /// How often the laws were checked: after every restart, and at the end.
    pub(super) checks: usize,
    /// How often each law was found broken.
    pub(super) laws: BTreeMap<String, usize>,
    pub(super) violations: usize,
    /// The first of them.
    pub(super) first: Option<Violation>,
}

/// What the checks have found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) checks: usize,
    pub(super) laws: BTreeMap<u8, usize>,
    pub(super) violations: Vec<Violation>,
}

impl Found {
    /// Takes in a check: what it found between families and database, and in the database alone.
    pub(super) fn take_in(&mut self, told: Vec<Violation>, report: Option<Report>) {
        self.checks += 1;
        let findings = report.map(|report| report.findings).unwrap_or_default();
        let checked = findings.iter().map(|finding| finding.law).chain(laws::CHECKED);
        for law in checked {
            self.laws.entry(law).or_default();
        }
        let broken = findings
            .into_iter()
            .filter_map(|finding| Some(Violation { law: finding.law, how: finding.broken? }));
        for violation in told.into_iter().chain(broken) {
            *self.laws.entry(violation.law).or_default() += 1;
            self.violations.push(violation);
        }
    }

    /// By the laws' names.
    pub(super) fn by_law(&self) -> BTreeMap<String, usize> {
        self.laws.iter().map(|(law, count)| (format!("I{law:02}"), *count)).collect()
    }
}

/// How many operations are so.
pub(super) fn count(operations: &[Operation], is_so: impl Fn(&Operation) -> bool) -> usize {
    operations.iter().filter(|operation| is_so(operation)).count()
}
