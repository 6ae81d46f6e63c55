use crate::doctor::{Judgement, shown};
use chrono::{DateTime, TimeDelta, Utc};

const SUBJECT: &str = "backups";
/// A school does much in a day.
const OLD: TimeDelta = TimeDelta::hours(24);

/// What was found where backups stand.
#[derive(Clone, Debug)]
pub(crate) enum BackupsFound {
    /// Nobody said where.
    NotAsked,
    /// The folder cannot be read.
    Unreadable(String),
    /// So many manifests, none of them of this database.
    OfOthers(usize),
    /// When the newest one of this database was made.
    Newest(DateTime<Utc>),
}

/// By what was found, and the machine's clock.
pub(crate) fn judge_backups(found: &BackupsFound, now: DateTime<Utc>) -> Judgement {
    let take_one = "take one: kehou-server backup";
    match found {
        BackupsFound::NotAsked => {
            let found = "nobody said where they stand, so none was looked for";
            Judgement::warn(SUBJECT, found, "name the folder with --backups")
        }
        BackupsFound::Unreadable(fault) => {
            Judgement::warn(SUBJECT, fault.clone(), "name the folder they stand in with --backups")
        }
        BackupsFound::OfOthers(0) => {
            Judgement::warn(SUBJECT, "there is none: what the disk loses is lost", take_one)
        }
        BackupsFound::OfOthers(number) => {
            Judgement::warn(SUBJECT, format!("there are {number}, none of this database"), take_one)
        }
        BackupsFound::Newest(made_at) => {
            let age = (now - made_at).max(TimeDelta::zero());
            let found = format!("the newest is {} old", shown::span(age));
            match age > OLD {
                true => Judgement::warn(SUBJECT, found, take_one),
                false => Judgement::ok(SUBJECT, found),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Ok, Warn};

    #[test]
    fn a_backup_is_this_databases_and_of_today() {
        let now = "2026-08-24T11:00:00Z".parse().expect("an instant");
        let table = [
            (BackupsFound::Newest(now - TimeDelta::hours(3)), Ok, "3 h 0 min old"),
            (BackupsFound::Newest(now - OLD), Ok, "1 d 0 h old"),
            (BackupsFound::Newest(now - OLD - TimeDelta::seconds(1)), Warn, "old"),
            (BackupsFound::Newest(now + OLD), Ok, "0 s old"),
            (BackupsFound::OfOthers(0), Warn, "none"),
            (BackupsFound::OfOthers(2), Warn, "none of this database"),
            (BackupsFound::NotAsked, Warn, "nobody said"),
            (BackupsFound::Unreadable("x: no such folder".to_owned()), Warn, "no such folder"),
        ];
        for (found, verdict, told) in table {
            let judged = judge_backups(&found, now);
            assert!(judged.verdict == verdict && judged.found.contains(told), "{judged}");
        }
    }
}
