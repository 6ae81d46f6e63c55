//! A folder as the disk has it.

use std::{
    collections::HashMap,
    ffi::{OsStr, c_int},
    fs::{self, File, OpenOptions},
    io::{self, Write},
    ops::Range,
    os::unix::{ffi::OsStrExt, fs::FileExt},
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

/// The environment variables with the folder whose files are followed, and with the one that has of each what was synced.
/// Both are there and the same when the process starts. That a file was deleted counts as synced.
const OF: &str = "KEHOU_SYNCED_OF";
const AT: &str = "KEHOU_SYNCED_AT";

pub(crate) struct Image {
    of: PathBuf,
    at: PathBuf,
    /// What was written into each file since it was synced last.
    unsynced: Mutex<HashMap<PathBuf, Vec<Range<u64>>>>,
}

/// What a sync makes certain.
pub(crate) struct Unsynced {
    name: PathBuf,
    ranges: Vec<Range<u64>>,
}

impl Image {
    /// The image that this process shall keep, if any.
    pub(crate) fn kept() -> Option<&'static Self> {
        static KEPT: OnceLock<Option<Image>> = OnceLock::new();
        KEPT.get_or_init(|| {
            let folder = |name| std::env::var_os(name).map(PathBuf::from);
            Some(Self { of: folder(OF)?, at: folder(AT)?, unsynced: Mutex::default() })
        })
        .as_ref()
    }

    /// The name of an open file, if it is in the folder. For any other file nothing is allocated: signal handlers write
    /// into pipes, and must not.
    pub(crate) fn name_of(&self, file: c_int) -> Option<PathBuf> {
        let mut link = [0; 32];
        write!(&mut link[..], "/proc/self/fd/{file}\0").ok()?;
        let mut path = [0_u8; libc::PATH_MAX as usize];
        // SAFETY: the link ends with a zero byte, and `path` has as many bytes as are told.
        let length = unsafe { libc::readlink(link.as_ptr().cast(), path.as_mut_ptr().cast(), path.len()) };
        let path = path.get(..usize::try_from(length).ok()?)?;
        let name = Path::new(OsStr::from_bytes(path)).strip_prefix(&self.of).ok()?;
        // The folder itself has no name in it.
        (!name.as_os_str().is_empty()).then(|| name.to_owned())
    }

    pub(crate) fn wrote(&self, name: PathBuf, range: Range<u64>) {
        let mut unsynced = self.unsynced.lock().unwrap_or_else(PoisonError::into_inner);
        let ranges = unsynced.entry(name).or_default();
        match ranges.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => ranges.push(range),
        }
    }

    /// What a sync of this file has to make certain, from now on counted as written.
    pub(crate) fn take_unsynced(&self, file: c_int) -> Option<Unsynced> {
        let name = self.name_of(file)?;
        let ranges = self.unsynced.lock().unwrap_or_else(PoisonError::into_inner).remove(&name);
        Some(Unsynced { name, ranges: ranges.unwrap_or_default() })
    }

    /// Takes in what was synced. A process whose image is not kept proves nothing, so that it ends.
    pub(crate) fn keep(&self, unsynced: &Unsynced) {
        if let Err(fault) = self.copy(unsynced) {
            let _ = writeln!(io::stderr(), "{}: {fault}", self.at.join(&unsynced.name).display());
            std::process::abort();
        }
    }

    fn copy(&self, Unsynced { name, ranges }: &Unsynced) -> io::Result<()> {
        let (from, to) = (self.of.join(name), self.at.join(name));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let from = File::open(from)?;
        let to = OpenOptions::new().write(true).create(true).truncate(false).open(to)?;
        let length = from.metadata()?.len();
        to.set_len(length)?;
        for range in ranges {
            let end = range.end.min(length);
            let mut bytes = vec![0; usize::try_from(end.saturating_sub(range.start)).unwrap_or(0)];
            from.read_exact_at(&mut bytes, range.start)?;
            to.write_all_at(&bytes, range.start)?;
        }
        Ok(())
    }
}
