//! Copying so that what is said of a file is what was written, and is there after a power cut.

use super::{BackupError, FileName, KeptFile};
use crate::codes::hex;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

const PIECE: usize = 64 * 1024;

/// Copies a file and syncs it; what comes back is of the bytes that were written.
pub(super) fn copy(name: FileName, from: &Path, to: &mut File) -> io::Result<KeptFile> {
    let kept = pass_on(name, File::open(from)?, to)?;
    to.sync_all()?;
    Ok(kept)
}

/// Syncs a file that somebody else wrote, and says what is in it.
pub(super) fn sync_written(name: FileName, path: &Path) -> io::Result<KeptFile> {
    let file = File::open(path)?;
    file.sync_all()?;
    pass_on(name, file, &mut io::sink())
}

/// Syncs the names in a folder.
pub(super) fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    // Windows opens no folder as a file, and keeps its names by itself.
    if cfg!(unix) {
        let opened = File::open(folder).and_then(|folder| folder.sync_all());
        opened.map_err(BackupError::of(folder))?;
    }
    Ok(())
}

fn pass_on(name: FileName, mut from: impl Read, to: &mut impl Write) -> io::Result<KeptFile> {
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        let read = from.read(&mut piece)?;
        let Some(got) = piece.get(..read).filter(|got| !got.is_empty()) else { break };
        hash.update(got);
        to.write_all(got)?;
        bytes += got.len() as u64;
    }
    Ok(KeptFile { name, bytes, sha256: hex(&hash.finalize()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::sha256;

    #[test]
    fn a_file_of_many_pieces_is_copied_and_told_of_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        let bytes: Vec<u8> = (0..3 * PIECE + 7).map(|at| u8::try_from(at % 251).expect("small")).collect();
        std::fs::write(&from, &bytes).expect("written");
        let mut file = File::create(&to).expect("made");
        let kept = copy(FileName::Database, &from, &mut file).expect("copied");
        assert_eq!(std::fs::read(&to).expect("read"), bytes);
        assert_eq!((kept.bytes, &kept.sha256), (bytes.len() as u64, &hex(&sha256(&bytes))));
        assert_eq!(sync_written(FileName::Database, &to).expect("read"), kept);
    }
}
