use super::Verdict;
use serde::Serialize;
use std::fmt;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// What it is.
    pub subject: &'static str,
    /// What it means.
    pub verdict: Verdict,
    /// What was found, and what follows for families.
    pub found: String,
    /// What helps; none if nothing has to be done.
    pub way_out: Option<String>,
}

impl Judgement {
    /// Nothing has to be done.
    pub(super) fn ok(subject: &'static str, found: impl Into<String>) -> Self {
        Self { subject, verdict: Verdict::Ok, found: found.into(), way_out: None }
    }

    /// Somebody has to look at it.
    pub(super) fn warn(subject: &'static str, found: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self { verdict: Verdict::Warn, way_out: Some(way_out.into()), ..Self::ok(subject, found) }
    }

    /// The evening must not begin like this.
    pub(super) fn bad(subject: &'static str, found: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self { verdict: Verdict::Bad, ..Self::warn(subject, found, way_out) }
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, verdict, found, way_out } = self;
        write!(f, "{verdict:<5}{subject:<12} {found}")?;
        match way_out {
            Some(way_out) => write!(f, " -> {way_out}"),
            None => Ok(()),
        }
    }
}
