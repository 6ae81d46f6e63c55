use super::Finding;
use serde::Serialize;
use std::fmt;

/// What was found in a database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Check by check, in the order of the laws.
    pub findings: Vec<Finding>,
    /// The last row of the audit trail: its number, a colon and its hash. Whoever notes it can later show that nothing
    /// before it was changed or cut off.
    pub head: Option<String>,
}

/// What no database shows by itself, and what does.
const NOT_HERE: &str = "I2, I4 and I10 hold between what families were told and what is here: `cargo xtask crash` checks them. \
     I12 is about a backup.";

impl Report {
    /// Whether every law holds, as far as the database shows it.
    pub fn is_sound(&self) -> bool {
        self.first_broken().is_none()
    }

    /// The first law that is broken.
    pub fn first_broken(&self) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.broken.is_some())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { law, what, checked, broken } in &self.findings {
            match broken {
                None => writeln!(f, "I{law:<3}holds   {what} ({checked})")?,
                Some(how) => writeln!(f, "I{law:<3}BROKEN  {what}: {how}")?,
            }
        }
        if let Some(head) = &self.head {
            writeln!(f, "head {head}")?;
        }
        writeln!(f, "{NOT_HERE}")?;
        match self.first_broken() {
            None => write!(f, "sound"),
            Some(Finding { law, .. }) => write!(f, "law I{law} is broken"),
        }
    }
}
