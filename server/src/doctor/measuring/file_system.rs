use std::{fs, path::Path};

/// The name of the file system a folder is on, for example ext4.
pub(crate) fn file_system_of(folder: &Path) -> Option<String> {
    let mounts = fs::read_to_string("/proc/self/mounts").ok()?;
    named_in(&mounts, &folder.canonicalize().ok()?)
}

/// The last of those mounted nearest above it.
fn named_in(mounts: &str, folder: &Path) -> Option<String> {
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((unescaped(words.next()?), words.next()?))
    });
    let above = mounted.filter(|(place, _)| folder.starts_with(place));
    above.max_by_key(|(place, _)| place.len()).map(|(_, name)| name.to_owned())
}

/// What would divide the line otherwise is written as octal numbers there.
fn unescaped(place: &str) -> String {
    let signs = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    signs.iter().fold(place.to_owned(), |place, (written, sign)| place.replace(written, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/vda / ext4 rw 0 0\n\
        tmpfs /run tmpfs rw 0 0\n\
        server:/school /srv/after\\040class nfs4 rw 0 0\n\
        /dev/vdb /srv xfs rw 0 0\n\
        overlay /srv overlay rw 0 0\n";

    #[test]
    fn a_folder_is_on_what_was_mounted_last_nearest_above_it() {
        let table = [
            ("/", "ext4"),
            ("/home/kehou", "ext4"),
            ("/run/kehou", "tmpfs"),
            ("/running", "ext4"),
            ("/srv/data", "overlay"),
            ("/srv/after class/data", "nfs4"),
        ];
        for (folder, name) in table {
            assert_eq!(named_in(MOUNTS, Path::new(folder)).as_deref(), Some(name), "{folder}");
        }
        assert_eq!(named_in("", Path::new("/")), None);
    }
}
