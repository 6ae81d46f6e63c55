use serde::{Deserialize, Serialize};
use std::fmt;

/// A file a backup may hold. There are no others: a manifest from elsewhere can name no place outside its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileName {
    /// Everything families did.
    #[serde(rename = "kehou.sqlite")]
    Database,
    /// The key under which codes are hashed and telephone numbers are sealed.
    #[serde(rename = "secret.key")]
    Key,
    /// The school's file.
    #[serde(rename = "school.toml")]
    School,
    /// The codes a rehearsal shows at each start.
    #[serde(rename = "rehearsal-codes.txt")]
    RehearsalCodes,
    /// The letters of a rehearsal.
    #[serde(rename = "letters.csv")]
    Letters,
}

impl FileName {
    /// All of them, the database last: a folder that holds one is whole.
    pub const ALL: [Self; 5] = [Self::Key, Self::School, Self::RehearsalCodes, Self::Letters, Self::Database];

    /// As it stands in the folder.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Database => "kehou.sqlite",
            Self::Key => "secret.key",
            Self::School => "school.toml",
            Self::RehearsalCodes => "rehearsal-codes.txt",
            Self::Letters => "letters.csv",
        }
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_in_the_manifest_as_in_the_folder() {
        for name in FileName::ALL {
            assert_eq!(serde_json::to_value(name).expect("written"), name.as_str());
        }
        assert!(serde_json::from_str::<FileName>("\"../kehou.sqlite\"").is_err());
    }
}
