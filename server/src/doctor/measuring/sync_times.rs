use std::{
    io::{self, Write},
    path::Path,
    time::{Duration, Instant},
};
use tempfile::NamedTempFile;

const SYNCS: usize = 200;
/// A page of the database.
const PAGE: [u8; 4096] = [1; 4096];
/// A disk on which so many take longer than this is slow, and enough is known of it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long it takes to write a page into a file of this folder and to sync it, as a small commit does; none where nothing
/// can be written. The file is gone afterwards.
pub(crate) fn sync_times(folder: &Path) -> Option<Vec<Duration>> {
    measure(folder).ok()
}

fn measure(folder: &Path) -> io::Result<Vec<Duration>> {
    let mut file = NamedTempFile::with_prefix_in(".kehou-sync-", folder)?;
    let (began, mut times) = (Instant::now(), Vec::with_capacity(SYNCS));
    while times.len() < SYNCS && (times.is_empty() || began.elapsed() < PATIENCE) {
        let at = Instant::now();
        file.write_all(&PAGE)?;
        file.as_file().sync_data()?;
        times.push(at.elapsed());
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syncs_are_measured_and_leave_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!sync_times(folder.path()).expect("measured").is_empty());
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
        assert_eq!(sync_times(&folder.path().join("nowhere")), None);
    }
}
