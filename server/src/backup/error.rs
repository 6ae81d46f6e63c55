use super::FileName;
use std::path::{Path, PathBuf};

/// Why nothing was backed up, or nothing restored. Neither leaves anything behind then.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// What is to be made is there.
    #[error("{0} is there already: name a folder that is not")]
    Exists(PathBuf),
    /// There is nothing to back up.
    #[error("{0}: there is no database; --data names the folder of the server")]
    NoDatabase(PathBuf),
    /// The backup has nowhere to stand.
    #[error("{0}: there is no such folder for the backup to stand in; make it first")]
    NoFolder(PathBuf),
    /// There is no key to go with the database.
    #[error("{0}: there is no key, and without it nobody can sign in; --data names the folder of the server")]
    NoKey(PathBuf),
    /// The place is in use.
    #[error("{0} is there already: nothing is restored over it; name a new folder, or move it away first")]
    HoldsData(PathBuf),
    /// A file of the backup is gone.
    #[error("{0}: the file is missing from the backup")]
    Missing(PathBuf),
    /// The manifest is not one.
    #[error("{path}: {fault}")]
    Manifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
    },
    /// A newer server wrote the backup.
    #[error("the backup is of a newer server ({what}); restore it with that server or a later one")]
    Newer {
        /// What this server does not know.
        what: String,
    },
    /// A file is not what was backed up.
    #[error("{0}: the file is not the one that was backed up, one byte of it at least; take another backup")]
    Changed(FileName),
    /// The key is not the one the database goes with.
    #[error("the key is not the one this backup goes with: no code on a letter would hold")]
    OtherKey,
    /// The backup has no key, and none was given.
    #[error("the backup was made without its key: name the file with --key")]
    KeyNeeded,
    /// The manifest does not tell of this database.
    #[error("manifest.json is of another backup: it tells of {told}, and the database holds {found}")]
    OtherManifest {
        /// What the manifest says.
        told: String,
        /// What the database says.
        found: String,
    },
    /// The database itself is damaged.
    #[error("{file}: the database is damaged: {fault}")]
    Damaged {
        /// The file.
        file: PathBuf,
        /// SQLite's own words.
        fault: String,
    },
    /// A law of the engine does not hold.
    #[error(
        "law I{law} does not hold in it ({how}); see kehou-server verify, and keep a copy of the stopped data folder"
    )]
    Unlawful {
        /// The law's number.
        law: u8,
        /// The first row that breaks it.
        how: String,
    },
    /// A file cannot be read, or what was read cannot be written.
    #[error("{from} cannot be copied to {to}: {source}")]
    Copy {
        /// The file.
        from: PathBuf,
        /// The copy.
        to: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file or folder cannot be used.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl BackupError {
    /// A fault of this file or folder.
    pub(super) fn of(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    /// A fault met between these files.
    pub(super) fn copying(from: &Path, to: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let (from, to) = (from.to_owned(), to.to_owned());
        move |source| Self::Copy { from, to, source }
    }

    /// A fault SQLite met in this file.
    pub(super) fn damaged<E: ToString>(file: impl Into<PathBuf>) -> impl FnOnce(E) -> Self {
        let file = file.into();
        move |fault| Self::Damaged { file, fault: fault.to_string() }
    }
}
