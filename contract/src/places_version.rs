//! Which state of the numbers somebody knows.

use std::fmt;

/// Names a state of the numbers on the menu, and the menu they stand on. Written `run-number.edition`: so it is the
/// entity tag of the numbers, and the id of an event of their stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacesVersion {
    /// The run of a server: each counts anew.
    pub run: String,
    /// Counts what changed of the numbers since the run began.
    pub number: u64,
    /// Which edition of the school the numbers stand on: each change of the office makes another.
    pub edition: u64,
}

impl PlacesVersion {
    /// Reads it as it is written, also in the quotes of an entity tag and weakened on its way by whoever packed the answer.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_start_matches("W/").trim_matches('"');
        let (run, rest) = text.rsplit_once('-')?;
        let (number, edition) = rest.split_once('.')?;
        Some(Self { run: run.to_owned(), number: number.parse().ok()?, edition: edition.parse().ok()? })
    }
}

impl fmt::Display for PlacesVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}.{}", self.run, self.number, self.edition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_is_written_and_as_an_entity_tag() {
        let version = PlacesVersion { run: "0f3a".into(), number: 17, edition: 4 };
        assert_eq!(version.to_string(), "0f3a-17.4");
        for text in ["0f3a-17.4", "\"0f3a-17.4\"", "W/\"0f3a-17.4\""] {
            assert_eq!(PlacesVersion::read(text), Some(version.clone()), "{text}");
        }
        for text in ["", "0f3a", "0f3a-17", "0f3a-x.4", "0f3a-17.", "-"] {
            assert_eq!(PlacesVersion::read(text), None, "{text}");
        }
    }
}
