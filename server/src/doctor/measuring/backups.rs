use super::records::open;
use crate::{Manifest, NotedHead, codes::hex, doctor::judging::BackupsFound};
use std::{fs, path::Path};

/// The newest backup of this database in a folder of backups. A backup is of a database whose audit trail its head is in:
/// what another school, or another rehearsal, has backed up is of no use here.
pub(crate) async fn backups_in(folder: &Path, database: &Path) -> BackupsFound {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(fault) => return BackupsFound::Unreadable(format!("{}: {fault}", folder.display())),
    };
    let manifests = entries.filter_map(|entry| Manifest::read(&entry.ok()?.path()).ok());
    let mut manifests: Vec<Manifest> = manifests.collect();
    manifests.sort_by_key(|manifest| std::cmp::Reverse(manifest.made_at));
    for manifest in &manifests {
        // A database that cannot be read has a judgement of its own.
        if is_of(manifest, database).await.unwrap_or(false) {
            return BackupsFound::Newest(manifest.made_at);
        }
    }
    BackupsFound::OfOthers(manifests.len())
}

async fn is_of(manifest: &Manifest, database: &Path) -> sqlx::Result<bool> {
    let Some(head) = manifest.head.as_ref().and_then(|head| head.parse::<NotedHead>().ok()) else {
        return Ok(false);
    };
    let mut connection = open(database).await?;
    let hash: Option<Vec<u8>> = sqlx::query_scalar("SELECT hash FROM audit_rows WHERE seq = $1")
        .bind(head.seq)
        .fetch_optional(&mut connection)
        .await?;
    Ok(hash.is_some_and(|hash| hex(&hash) == head.hash))
}
