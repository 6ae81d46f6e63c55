use crate::doctor::Judgement;

const SUBJECT: &str = "file system";

/// Nothing is there after a power cut.
const IN_MEMORY: [&str; 3] = ["tmpfs", "ramfs", "devtmpfs"];
/// Locks and syncs are promises of another machine, and SQLite's log needs memory that both share.
const ON_NETWORK: [&str; 11] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "glusterfs", "afs", "lustre", "fuse.sshfs"];
/// Those that keep what was synced.
const KNOWN: [&str; 7] = ["ext4", "ext3", "xfs", "btrfs", "zfs", "f2fs", "apfs"];

/// By the name of the file system the database is on; none if it cannot be told.
pub(crate) fn judge_file_system(name: Option<&str>) -> Judgement {
    let way_out = "put the data folder on a disk of this machine";
    match name {
        None => Judgement::warn(SUBJECT, "which one the data folder is on cannot be told", way_out),
        Some(name) if IN_MEMORY.contains(&name) => {
            let found = format!("the data folder is on {name}, in memory: a power cut takes all of it");
            Judgement::bad(SUBJECT, found, way_out)
        }
        Some(name) if ON_NETWORK.contains(&name) => {
            let found =
                format!("the data folder is on {name}, another machine's: a database can be torn there");
            Judgement::bad(SUBJECT, found, way_out)
        }
        Some(name @ "overlay") => {
            let found =
                format!("the data folder is on {name}, a container's own layer: it goes with the container");
            Judgement::warn(SUBJECT, found, "mount a volume for the data folder")
        }
        Some(name) if KNOWN.contains(&name) => Judgement::ok(SUBJECT, name),
        Some(name) => {
            let found = format!(
                "the data folder is on {name}, of which nobody here knows whether it keeps what it syncs"
            );
            Judgement::warn(SUBJECT, found, way_out)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok, Warn};

    #[test]
    fn a_database_belongs_on_a_disk_of_this_machine() {
        let table = [
            (Some("ext4"), Ok),
            (Some("xfs"), Ok),
            (Some("tmpfs"), Bad),
            (Some("nfs4"), Bad),
            (Some("fuse.sshfs"), Bad),
            (Some("overlay"), Warn),
            (Some("vfat"), Warn),
            (None, Warn),
        ];
        for (name, verdict) in table {
            assert_eq!(judge_file_system(name).verdict, verdict, "{name:?}");
        }
    }
}
