use super::Manifest;
use kehou_contract::school_time;
use serde::Serialize;
use std::{fmt, path::PathBuf};

/// A backup that was made.
#[derive(Clone, Debug, Serialize)]
pub struct Backup {
    /// Its folder.
    pub folder: PathBuf,
    /// What it says of itself.
    pub manifest: Manifest,
}

impl fmt::Display for Backup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "backed up into {}; every law holds in it", self.folder.display())?;
        for file in &self.manifest.files {
            writeln!(f, "  {} ({} bytes)", file.name, file.bytes)?;
        }
        write!(f, "{}", Reach(&self.manifest))
    }
}

/// How far a backup goes, in lines for whoever has to know.
pub(super) struct Reach<'a>(pub(super) &'a Manifest);

impl fmt::Display for Reach<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Manifest { last_application, head, holds_until, .. } = self.0;
        match last_application {
            None => writeln!(f, "it holds no application")?,
            Some(last) => writeln!(
                f,
                "the last application in it is number {} of {}, receipt {}",
                last.seq,
                school_time(last.at),
                last.receipt
            )?,
        }
        if let Some(until) = holds_until {
            writeln!(f, "it holds what was done until {}, school time", school_time(*until))?;
        }
        match head {
            None => write!(f, "its audit trail is empty"),
            Some(head) => write!(f, "head {head}"),
        }
    }
}
