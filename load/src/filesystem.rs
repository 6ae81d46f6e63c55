//! Which file system a folder is on.

use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// Where nothing is ever synced, no figure says anything.
const IN_MEMORY: [&str; 3] = ["tmpfs", "ramfs", "devtmpfs"];

/// Its name, for example ext4; an error where it is only memory.
pub(crate) fn of(folder: &Path) -> Result<String> {
    let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
    let mounts = fs::read_to_string("/proc/mounts").context("no list of mounted file systems")?;
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let above = mounted.filter(|(place, _)| folder.starts_with(place));
    let (_, name) = above.max_by_key(|(place, _)| place.len()).context("a folder is on some file system")?;
    if IN_MEMORY.contains(&name) {
        bail!("{} is on {name}: nothing is synced there, so that nothing can be measured", folder.display());
    }
    Ok(name.to_owned())
}
