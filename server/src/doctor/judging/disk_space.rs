use crate::doctor::{Judgement, shown};

const SUBJECT: &str = "disk space";
/// What the log beside the database grows to before it is copied back while families wait.
const LOG: u64 = 64 << 20;
/// The system's own logs and all that is written beside.
const SPARE: u64 = 1 << 30;

/// By how much is free where the database is; none if it cannot be told. `database` is its size.
pub(crate) fn judge_disk_space(free: Option<u64>, database: u64) -> Judgement {
    // An evening at most writes once more what the term has written; a backup on the same disk is a third one.
    let evening = LOG.saturating_add(database);
    let needed = evening.saturating_add(database.saturating_mul(2)).max(SPARE);
    let way_out = "make room; when the disk is full, families are told that nothing was recorded";
    let Some(free) = free else {
        return Judgement::warn(SUBJECT, "how much is free cannot be told", way_out);
    };
    let found = format!("{} free, {} needed", shown::bytes(free), shown::bytes(needed));
    if free < evening {
        Judgement::bad(SUBJECT, found, way_out)
    } else if free < needed {
        Judgement::warn(SUBJECT, found, way_out)
    } else {
        Judgement::ok(SUBJECT, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok, Warn};

    #[test]
    fn an_evening_its_log_and_a_backup_must_fit() {
        let (mb, gb) = (1 << 20, 1 << 30);
        let table = [
            (Some(50 * gb), 10 * mb, Ok),
            (Some(900 * mb), 10 * mb, Warn),
            (Some(73 * mb), 10 * mb, Bad),
            (Some(7 * gb), 2 * gb, Ok),
            (Some(6 * gb), 2 * gb, Warn),
            (Some(2 * gb), 2 * gb, Bad),
            (None, 0, Warn),
        ];
        for (free, database, verdict) in table {
            let judged = judge_disk_space(free, database);
            assert_eq!(judged.verdict, verdict, "{free:?} beside {database}: {judged}");
        }
    }
}
