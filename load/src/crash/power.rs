//! The power of the machine a server runs on, and what is on its disk when it is gone.
//!
//! The fault layer in the server's process keeps beside the data folder one that has what was synced and nothing else.
//! When the server is killed, the folder has what the system would have written some time. What a power cut leaves is in
//! between: of what was not synced, a block is there or not, as chance will have it.

use crate::evening::LOG;
use anyhow::{Context, Result};
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use tokio::process::Command;

/// How much longer a sync lasts: as on a slow disk, so that the power is gone in the middle of one, often.
const SYNC_LASTS_MILLIS: &str = "20";

/// What the system writes at once.
const BLOCK: usize = 4_096;

#[derive(Debug)]
pub(crate) struct Power {
    layer: PathBuf,
    /// Syncs say yes and do nothing.
    skips_syncs: bool,
    synced: TempDir,
    data: PathBuf,
}

impl Power {
    /// Watches a data folder by the fault layer in this library.
    pub(crate) fn of(data: &Path, layer: &Path, skips_syncs: bool) -> Result<Self> {
        let layer = layer.canonicalize().with_context(|| format!("the fault layer {}", layer.display()))?;
        let data = data.canonicalize()?;
        let synced = tempfile::tempdir_in(data.parent().context("a folder beside it")?)?;
        Ok(Self { layer, skips_syncs, synced, data })
    }

    /// Puts the fault layer before a server that is about to start. What is in the folder now is on the disk.
    pub(crate) fn watch(&self, command: &mut Command) -> Result<()> {
        for entry in fs::read_dir(self.synced.path())? {
            fs::remove_file(entry?.path())?;
        }
        for name in names(&self.data)? {
            fs::copy(self.data.join(&name), self.synced.path().join(&name))?;
        }
        command.env("LD_PRELOAD", &self.layer);
        command.env("KEHOU_SYNCED_OF", &self.data).env("KEHOU_SYNCED_AT", self.synced.path());
        command.env("KEHOU_SYNC_LASTS_MILLIS", SYNC_LASTS_MILLIS);
        if self.skips_syncs {
            command.env("KEHOU_SYNC_IS_SKIPPED", "1");
        }
        Ok(())
    }

    /// Takes away from a killed server's folder what was not synced: all of it one time in three, and else each block by
    /// chance. In a control run always all, so that what is seen is a loss and no file in pieces. How many blocks are not
    /// there as they were written.
    pub(crate) fn cut(&self, dice: &mut fastrand::Rng) -> Result<usize> {
        let all = self.skips_syncs || dice.u8(..3) == 0;
        let mut lost = 0;
        for name in names(&self.data)? {
            let (file, synced) = (self.data.join(&name), self.synced.path().join(&name));
            // What the server's readers share in memory is gone, and made anew.
            if name.to_string_lossy().ends_with("-shm") {
                fs::remove_file(file)?;
                continue;
            }
            let (written, synced) = (fs::read(&file)?, read_if_there(&synced)?);
            let left = if all { synced } else { left_of(&written, &synced, dice) };
            lost += blocks_lost(&written, &left);
            fs::write(&file, left)?;
        }
        Ok(lost)
    }
}

/// A file after a power cut: as it was written last, where a block got to the disk, and as it was synced elsewhere.
fn left_of(written: &[u8], synced: &[u8], dice: &mut fastrand::Rng) -> Vec<u8> {
    let length = if dice.bool() { written.len() } else { synced.len() };
    let mut left = vec![0; length];
    for (number, block) in left.chunks_mut(BLOCK).enumerate() {
        let from = if dice.bool() { written } else { synced };
        // Where the file had not grown yet, there is nothing in it.
        let there = from.get(number * BLOCK..).unwrap_or_default();
        let there = &there[..there.len().min(block.len())];
        block[..there.len()].copy_from_slice(there);
    }
    left
}

fn blocks_lost(written: &[u8], left: &[u8]) -> usize {
    let mut left = left.chunks(BLOCK);
    written.chunks(BLOCK).filter(|block| left.next() != Some(block)).count()
}

fn read_if_there(file: &Path) -> io::Result<Vec<u8>> {
    match fs::read(file) {
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

/// The files in a folder, in one order. The log is the load's own.
fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let files = entries.into_iter().filter(|entry| entry.path().is_file()).map(|entry| entry.file_name());
    let mut names: Vec<_> = files.filter(|name| !name.to_string_lossy().starts_with(LOG)).collect();
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_synced_is_left_whatever_comes_of_the_rest() {
        let synced = vec![1; 3 * BLOCK];
        let mut written = synced.clone();
        written[BLOCK..2 * BLOCK].fill(2);
        written.extend(vec![3; BLOCK / 2]);
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..100 {
            let left = left_of(&written, &synced, &mut fastrand::Rng::with_seed(seed));
            assert!([synced.len(), written.len()].contains(&left.len()));
            assert_eq!(left[..BLOCK], synced[..BLOCK], "it was synced");
            assert_eq!(left[2 * BLOCK..3 * BLOCK], synced[2 * BLOCK..], "it was synced");
            let lost = usize::from(left[BLOCK] != 2) + usize::from(left.get(3 * BLOCK) != Some(&3));
            assert_eq!(blocks_lost(&written, &left), lost);
            seen.insert((left[BLOCK], left.get(3 * BLOCK).copied()));
        }
        let all = [1, 2].into_iter().flat_map(|block| [None, Some(0), Some(3)].map(|end| (block, end)));
        assert_eq!(seen, all.collect(), "whatever can be is");
    }
}
