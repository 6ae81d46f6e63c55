//! Putting a backup where a server can start on it.

use super::{
    BackupError, FileName, KeptFile, Manifest,
    contents::{Contents, check_pages},
    numbers,
    placing::Placing,
    taken::Reach,
};
use crate::tables;
use serde::Serialize;
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A backup that was restored.
#[derive(Clone, Debug, Serialize)]
pub struct Restored {
    /// The folder a server can start on.
    pub data: PathBuf,
    /// Its database.
    pub database: PathBuf,
    /// Whether the laws were checked once more. Those of older tables are when a server has brought them up to date.
    pub laws_checked: bool,
    /// What the backup says of itself, and so what is lost.
    pub manifest: Manifest,
}

impl fmt::Display for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { data, manifest, .. } = self;
        let laws = match self.laws_checked {
            true => "every law holds in it",
            false => "its tables are older: run kehou-server verify after the first start",
        };
        writeln!(f, "restored into {}; {laws}", data.display())?;
        writeln!(f, "{}", Reach(manifest))?;
        write!(
            f,
            "next: start the server on it, note the head, and ask everybody who did something after that instant, "
        )?;
        write!(f, "because it is not in here. ")?;
        match &manifest.last_application {
            None => write!(f, "No receipt is."),
            Some(last) => write!(
                f,
                "A receipt with a higher number than {} is not; no number is given again: the series goes on from the \
                 next hundred thousand.",
                last.receipt
            ),
        }
    }
}

/// Restores the backup in `from` into `data`, with its database at `database`, and the key from elsewhere where the backup
/// has none. Nothing is changed before everything was checked.
pub async fn restore(
    from: &Path,
    data: &Path,
    database: &Path,
    key: Option<&Path>,
) -> Result<Restored, BackupError> {
    let manifest = Manifest::read(from)?;
    let laws_checked = knows_tables(&manifest)?;
    let place = |name: FileName| match name {
        FileName::Database => database.to_owned(),
        other => data.join(other.as_str()),
    };
    refuse_taken(place, database)?;
    let mut placing = Placing::begin();
    let mut copied = database.to_owned();
    for name in FileName::ALL {
        let source = match name {
            FileName::Key => Some(key_file(&manifest, from, key)?),
            other => manifest.file(other).map(|file| from.join(file.name.as_str())),
        };
        let Some(source) = source else { continue };
        if !source.is_file() {
            return Err(BackupError::Missing(source));
        }
        let (written, path) = placing.copy(name, &source, &place(name))?;
        is_as_told(&manifest, &written, &path).await?;
        copied = path;
    }
    match laws_checked {
        true => agree(&manifest, &Contents::read(&copied).await?)?,
        false => check_pages(&copied).await?,
    }
    numbers::leave_out_what_was_given(&copied).await?;
    placing.settle()?;
    Ok(Restored { data: data.to_owned(), database: database.to_owned(), laws_checked, manifest })
}

/// Whether the backup's tables are this server's own; older ones are brought up to date at its start.
fn knows_tables(manifest: &Manifest) -> Result<bool, BackupError> {
    let newest = tables::newest();
    if manifest.tables > newest {
        let what =
            format!("version {}, tables {}, and {newest} are known here", manifest.server, manifest.tables);
        return Err(BackupError::Newer { what });
    }
    Ok(manifest.tables == newest)
}

fn refuse_taken(place: impl Fn(FileName) -> PathBuf, database: &Path) -> Result<(), BackupError> {
    let log = ["-wal", "-shm"].map(|ending| {
        let mut file = database.as_os_str().to_owned();
        file.push(ending);
        PathBuf::from(file)
    });
    let mut places = [place(FileName::Database)].into_iter().chain(log).chain(FileName::ALL.map(place));
    match places.find(|place| place.symlink_metadata().is_ok()) {
        Some(taken) => Err(BackupError::HoldsData(taken)),
        None => Ok(()),
    }
}

fn key_file(manifest: &Manifest, from: &Path, given: Option<&Path>) -> Result<PathBuf, BackupError> {
    let kept = manifest.file(FileName::Key).map(|file| from.join(file.name.as_str()));
    given.map(Path::to_owned).or(kept).ok_or(BackupError::KeyNeeded)
}

/// Holds a copy against the manifest. Of a database that is another one it is asked which of the two does not belong.
async fn is_as_told(manifest: &Manifest, written: &KeptFile, path: &Path) -> Result<(), BackupError> {
    if written.name == FileName::Key {
        let same = manifest.key_sha256 == written.sha256;
        return if same { Ok(()) } else { Err(BackupError::OtherKey) };
    }
    if manifest.file(written.name) == Some(written) {
        return Ok(());
    }
    if written.name == FileName::Database
        && let Ok(contents) = Contents::read(path).await
    {
        agree(manifest, &contents)?;
    }
    Err(BackupError::Changed(written.name))
}

/// Whether the manifest tells of what the database holds.
fn agree(manifest: &Manifest, contents: &Contents) -> Result<(), BackupError> {
    let Contents { tables, last_application, head, holds_until } = contents;
    let same = manifest.tables == *tables
        && manifest.head == *head
        && manifest.last_application == *last_application
        && manifest.holds_until == *holds_until;
    let shown = |head: &Option<String>, tables: i64| {
        format!("head {} in tables {tables}", head.as_deref().unwrap_or("none"))
    };
    match same {
        true => Ok(()),
        false => Err(BackupError::OtherManifest {
            told: shown(&manifest.head, manifest.tables),
            found: shown(head, *tables),
        }),
    }
}
