use std::{path::Path, process::Command};

/// What the system's own service leaves once a time server has answered.
const ANSWERED: &str = "/run/systemd/timesync/synchronized";

/// Whether a time server keeps the machine's clock. `timedatectl` asks the kernel, whichever program sets it.
pub(crate) fn is_kept() -> Option<bool> {
    let mut command = Command::new("timedatectl");
    let said = command.args(["show", "--property=NTPSynchronized", "--value"]).output().ok();
    let said = said.filter(|said| said.status.success());
    let said = said.and_then(|said| is_yes(&String::from_utf8_lossy(&said.stdout)));
    said.or_else(|| Path::new(ANSWERED).exists().then_some(true))
}

fn is_yes(said: &str) -> Option<bool> {
    match said.trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_yes_and_no_are_answers() {
        for (said, kept) in [("yes\n", Some(true)), ("no\n", Some(false)), ("", None), ("n/a\n", None)] {
            assert_eq!(is_yes(said), kept, "{said:?}");
        }
    }
}
