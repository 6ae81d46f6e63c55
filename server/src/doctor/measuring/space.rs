use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folder a file is in, or would be: the next one above that is there.
pub(crate) fn existing_folder(file: &Path) -> PathBuf {
    let above = file.ancestors().skip(1).find(|folder| folder.is_dir());
    // A path without a folder in it is one of the working folder.
    above.map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Bytes of a database and of the log beside it.
pub(crate) fn size_of(database: &Path) -> u64 {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    [database.as_os_str(), &log].into_iter().filter_map(|file| Some(fs::metadata(file).ok()?.len())).sum()
}

/// Bytes this user can still write into a folder.
#[cfg(unix)]
pub(crate) fn free_space(folder: &Path) -> Option<u64> {
    let space = rustix::fs::statvfs(folder).ok()?;
    Some(space.f_bavail.saturating_mul(space.f_frsize))
}

/// Bytes this user can still write into a folder.
#[cfg(not(unix))]
pub(crate) fn free_space(_folder: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_is_not_there_yet_will_be_below_a_folder_that_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("new/data/kehou.sqlite");
        assert_eq!(existing_folder(&database), folder.path());
        assert_eq!(existing_folder(Path::new("new/kehou.sqlite")), Path::new("."));
        assert_eq!(size_of(&database), 0);
        let database = folder.path().join("kehou.sqlite");
        fs::write(&database, [0; 7]).expect("written");
        fs::write(folder.path().join("kehou.sqlite-wal"), [0; 5]).expect("written");
        assert_eq!(size_of(&database), 12);
        assert_eq!(existing_folder(&database), folder.path());
        assert!(free_space(folder.path()).is_none_or(|free| free > 0));
    }
}
