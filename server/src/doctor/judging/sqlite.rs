use crate::{doctor::Judgement, store::OLDEST_SQLITE};

const SUBJECT: &str = "versions";

/// By the version of SQLite that this program brings.
pub(crate) fn judge_sqlite(version: &str) -> Judgement {
    let found = format!("kehou-server {} with SQLite {version}", env!("CARGO_PKG_VERSION"));
    let parts: Vec<u32> = version.split('.').map_while(|part| part.parse().ok()).collect();
    if parts.as_slice() < OLDEST_SQLITE.1.as_slice() {
        let found = format!("{found}, which can lose what it has committed");
        return Judgement::bad(SUBJECT, found, "use the server as it is built, with the SQLite it brings");
    }
    Judgement::ok(SUBJECT, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok};

    #[test]
    fn versions_that_lose_writes_are_bad() {
        for (version, verdict) in
            [("3.51.2", Bad), ("3.46.1", Bad), ("", Bad), ("3.51.3", Ok), ("3.53.0", Ok)]
        {
            assert_eq!(judge_sqlite(version).verdict, verdict, "{version}");
        }
    }
}
