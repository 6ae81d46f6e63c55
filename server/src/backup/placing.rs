use super::{BackupError, FileName, KeptFile, copying};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempPath};

/// Files on their way to the places where a server looks for them. Whatever is not settled is taken back.
#[derive(Debug)]
pub(super) struct Placing {
    /// Copied and synced, under names of their own beside their places.
    copies: Vec<(TempPath, PathBuf)>,
    placed: Vec<PathBuf>,
    /// Folders that were not there before, the outer one first.
    made: Vec<PathBuf>,
}

impl Placing {
    /// Into these places, none of which may be taken.
    pub(super) fn begin() -> Self {
        Self { copies: Vec::new(), placed: Vec::new(), made: Vec::new() }
    }

    /// Copies a file to beside its place; what comes back is what was written, and where.
    pub(super) fn copy(
        &mut self,
        name: FileName,
        from: &Path,
        to: &Path,
    ) -> Result<(KeptFile, PathBuf), BackupError> {
        let folder = folder_of(to);
        self.make_folder(folder)?;
        let mut copy =
            NamedTempFile::with_prefix_in(".restoring-", folder).map_err(BackupError::of(folder))?;
        let kept = copying::copy(name, from, copy.as_file_mut()).map_err(BackupError::copying(from, to))?;
        let copy = copy.into_temp_path();
        let written = copy.to_path_buf();
        self.copies.push((copy, to.to_owned()));
        Ok((kept, written))
    }

    /// Gives every copy its name, in the order in which they were made, and syncs the names.
    pub(super) fn settle(mut self) -> Result<(), BackupError> {
        for (copy, place) in std::mem::take(&mut self.copies) {
            copy.persist_noclobber(&place).map_err(|fault| BackupError::of(&place)(fault.error))?;
            self.placed.push(place);
        }
        for place in &self.placed {
            copying::sync_folder(folder_of(place))?;
        }
        self.placed.clear();
        for folder in std::mem::take(&mut self.made) {
            copying::sync_folder(folder_of(&folder))?;
        }
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> Result<(), BackupError> {
        let missing =
            folder.ancestors().filter(|folder| *folder != Path::new("")).take_while(|it| !it.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        for folder in missing.into_iter().rev() {
            let mut builder = fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(&folder).map_err(BackupError::of(&folder))?;
            self.made.push(folder);
        }
        Ok(())
    }
}

impl Drop for Placing {
    fn drop(&mut self) {
        self.copies.clear();
        for place in self.placed.drain(..) {
            let _ = fs::remove_file(place);
        }
        for folder in self.made.drain(..).rev() {
            // Not where somebody else has put something meanwhile.
            let _ = fs::remove_dir(folder);
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}
