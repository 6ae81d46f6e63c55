//! Writing a backup: under another name until it is whole, checked and synced.

use super::{Backup, BackupError, FileName, KeptFile, Manifest, contents::Contents, copying, snapshot};
use crate::{Clock, codes};
use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// What is backed up.
#[derive(Clone, Debug)]
pub struct BackupSource {
    /// The database's file.
    pub database: PathBuf,
    /// The folder with the key, and the codes of a rehearsal.
    pub data: PathBuf,
    /// The school's file, if it is to be in the backup.
    pub school: Option<PathBuf>,
    /// Whether the key is.
    pub with_key: bool,
}

/// Backs up, also beside a running server, into a new folder.
pub async fn back_up(source: &BackupSource, to: &Path) -> Result<Backup, BackupError> {
    let parent = check_places(source, to)?;
    let unfinished = make_unfinished(parent)?;
    let database = unfinished.path().join(FileName::Database.as_str());
    snapshot::take(&source.database, &database).await?;
    let contents = Contents::read(&database).await?;
    let manifest = fill(source, unfinished.path(), contents)?;
    copying::sync_folder(unfinished.path())?;
    fs::rename(unfinished.path(), to).map_err(BackupError::of(to))?;
    // What it was called is nobody's any more.
    let _its_old_name = unfinished.keep();
    if let Err(unsynced) = copying::sync_folder(parent) {
        let _ = fs::remove_dir_all(to);
        return Err(unsynced);
    }
    Ok(Backup { folder: to.to_owned(), manifest })
}

/// The folder in which the backup will stand, if there is something to back up and nothing in the way.
fn check_places<'a>(source: &BackupSource, to: &'a Path) -> Result<&'a Path, BackupError> {
    if to.symlink_metadata().is_ok() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    if !source.database.is_file() {
        return Err(BackupError::NoDatabase(source.database.clone()));
    }
    let key = source.data.join(FileName::Key.as_str());
    if !key.is_file() {
        return Err(BackupError::NoKey(key));
    }
    let parent = to.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    match parent.is_dir() {
        true => Ok(parent),
        false => Err(BackupError::NoFolder(parent.to_owned())),
    }
}

/// A folder only its owner can enter, that is gone again unless it is kept.
fn make_unfinished(parent: &Path) -> Result<TempDir, BackupError> {
    let mut name = tempfile::Builder::new();
    name.prefix(".kehou-backup-");
    #[cfg(unix)]
    name.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    name.tempdir_in(parent).map_err(BackupError::of(parent))
}

/// Puts everything beside the database, and the manifest of it all.
fn fill(source: &BackupSource, folder: &Path, contents: Contents) -> Result<Manifest, BackupError> {
    let Contents { tables, last_application, head, holds_until } = contents;
    let database = folder.join(FileName::Database.as_str());
    let database =
        copying::sync_written(FileName::Database, &database).map_err(BackupError::of(&database))?;
    let mut files = vec![database];
    for (name, from) in beside(source) {
        files.push(copy(name, &from, folder)?);
    }
    let manifest = Manifest {
        format: Manifest::FORMAT,
        made_at: Clock::system().now(),
        server: env!("CARGO_PKG_VERSION").to_owned(),
        tables,
        last_application,
        head,
        holds_until,
        key_sha256: key_hash(source)?,
        files,
    };
    write_manifest(&manifest, &folder.join(Manifest::FILE))?;
    Ok(manifest)
}

/// The files to be copied as they are.
fn beside(source: &BackupSource) -> Vec<(FileName, PathBuf)> {
    let mut files = Vec::new();
    if source.with_key {
        // The codes let somebody in as the key does.
        for name in [FileName::Key, FileName::RehearsalCodes, FileName::Letters] {
            files.push((name, source.data.join(name.as_str())));
        }
        files.retain(|(_, path)| path.is_file());
    }
    files.extend(source.school.iter().map(|school| (FileName::School, school.clone())));
    files
}

fn copy(name: FileName, from: &Path, folder: &Path) -> Result<KeptFile, BackupError> {
    let path = folder.join(name.as_str());
    let mut to = new_private(&path)?;
    copying::copy(name, from, &mut to).map_err(BackupError::copying(from, &path))
}

fn new_private(path: &Path) -> Result<File, BackupError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(BackupError::of(path))
}

/// Of the key the database goes with, whether or not it is in the backup.
fn key_hash(source: &BackupSource) -> Result<String, BackupError> {
    let key = source.data.join(FileName::Key.as_str());
    let key = fs::read(&key).map_err(BackupError::of(&key))?;
    Ok(codes::hex(&codes::sha256(&key)))
}

fn write_manifest(manifest: &Manifest, path: &Path) -> Result<(), BackupError> {
    let unwritten = |fault: serde_json::Error| BackupError::of(path)(fault.into());
    let text = serde_json::to_vec_pretty(manifest).map_err(unwritten)?;
    codes::write_private(path, &text).map_err(BackupError::of(path))
}
