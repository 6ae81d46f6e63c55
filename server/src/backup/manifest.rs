use super::{BackupError, FileName, KeptFile, LastApplication};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{fs, io, path::Path};

/// What a backup says of itself, in `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of the backup, [`Manifest::FORMAT`].
    pub format: u32,
    /// When it was made, by the machine's clock.
    pub made_at: DateTime<Utc>,
    /// The server that made it.
    pub server: String,
    /// The last of its tables' migrations.
    pub tables: i64,
    /// None before the first.
    pub last_application: Option<LastApplication>,
    /// The last row of the audit trail: its number, a colon and its hash.
    pub head: Option<String>,
    /// When that row was written, by the server's clock: everything that was done up to then is in the backup.
    pub holds_until: Option<DateTime<Utc>>,
    /// SHA-256 of the secret key it goes with, in hex. The key is 32 bytes by chance: its hash tells nothing of it.
    pub key_sha256: String,
    /// Every file beside the manifest.
    pub files: Vec<KeptFile>,
}

/// What can be read of the manifest of a form that is not known yet.
#[derive(Deserialize)]
struct Form {
    format: u32,
}

impl Manifest {
    /// The form this server writes.
    pub const FORMAT: u32 = 1;
    /// Its file.
    pub const FILE: &str = "manifest.json";

    /// Reads the manifest of a backup.
    pub fn read(folder: &Path) -> Result<Self, BackupError> {
        let path = folder.join(Self::FILE);
        let text = match fs::read(&path) {
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => {
                return Err(BackupError::Missing(path));
            }
            text => text.map_err(BackupError::of(&path))?,
        };
        let unreadable =
            |fault: serde_json::Error| BackupError::Manifest { path: path.clone(), fault: fault.to_string() };
        let Form { format } = serde_json::from_slice(&text).map_err(unreadable)?;
        if format > Self::FORMAT {
            let what = format!("its form is {format}, and {} is the last one known here", Self::FORMAT);
            return Err(BackupError::Newer { what });
        }
        let manifest: Self = serde_json::from_slice(&text).map_err(unreadable)?;
        match manifest.fault() {
            Some(fault) => Err(BackupError::Manifest { path, fault: fault.to_owned() }),
            None => Ok(manifest),
        }
    }

    /// What it says of a file; none if it does not hold it.
    pub fn file(&self, name: FileName) -> Option<&KeptFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// What no form can say.
    fn fault(&self) -> Option<&'static str> {
        let held = |name| self.files.iter().filter(|file| file.name == name).count();
        if FileName::ALL.into_iter().any(|name| held(name) > 1) {
            return Some("a file is named twice");
        }
        (held(FileName::Database) == 0).then_some("it names no kehou.sqlite")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    type Change = fn(&mut Value);

    fn manifest() -> Value {
        let database = json!({ "name": "kehou.sqlite", "bytes": 1, "sha256": "00" });
        json!({
            "format": 1, "made_at": "2026-08-24T13:00:00Z", "server": "0.1.0", "tables": 14,
            "last_application": null, "head": null, "holds_until": null, "key_sha256": "00", "files": [database],
        })
    }

    /// What reading a manifest comes to that is changed like this.
    fn read(change: impl FnOnce(&mut Value)) -> Result<Manifest, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut text = manifest();
        change(&mut text);
        fs::write(folder.path().join(Manifest::FILE), text.to_string()).expect("written");
        Manifest::read(folder.path()).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written_or_not_at_all() {
        let sound = read(|_| ()).expect("read");
        assert_eq!(serde_json::to_value(sound).expect("written"), manifest());
        let faults: [(Change, &str); 5] = [
            (|text| text["format"] = json!(2), "newer server (its form is 2"),
            (|text| text["colour"] = json!("red"), "unknown field `colour`"),
            (|text| text["files"] = json!([]), "it names no kehou.sqlite"),
            (|text| text["files"] = json!([text["files"][0], text["files"][0]]), "named twice"),
            (|text| text["files"][0]["name"] = json!("/etc/passwd"), "unknown variant"),
        ];
        for (change, told) in faults {
            let fault = read(change).expect_err(told);
            assert!(fault.contains(told), "{fault}");
        }
        let nothing = Manifest::read(Path::new("nowhere")).expect_err("no such folder").to_string();
        assert!(nothing.contains("nowhere/manifest.json"), "{nothing}");
    }
}
