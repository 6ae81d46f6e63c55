//! How long the disk takes to sync a page.

use crate::latencies::Latencies;
use anyhow::Result;
use std::{fs::File, io::Write, path::Path, time::Instant};

const SYNCS: usize = 400;

/// Writes and syncs pages of a file in this folder.
pub(crate) fn measure(folder: &Path) -> Result<Latencies> {
    let path = folder.join("sync-time");
    let mut file = File::create(&path)?;
    let mut latencies = Latencies::default();
    for _ in 0..SYNCS {
        let began = Instant::now();
        file.write_all(&[1; 4096])?;
        file.sync_data()?;
        latencies.add(began.elapsed());
    }
    std::fs::remove_file(path)?;
    Ok(latencies)
}
