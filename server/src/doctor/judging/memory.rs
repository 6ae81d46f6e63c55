use crate::doctor::{Judgement, shown};

const SUBJECT: &str = "memory";
/// The pages SQLite keeps for the one who writes are 64 MB, and thousands of connections are open beside them; the rest is for
/// the system's own copy of the database.
const COMFORTABLE: u64 = 1 << 30;
/// With less the system ends the server, or it waits for the disk at every page.
const LEAST: u64 = 256 << 20;

/// By how much memory a program can still have; none if it cannot be told.
pub(crate) fn judge_memory(free: Option<u64>) -> Judgement {
    let way_out = "end what else runs on this machine, or give it more";
    let Some(free) = free else {
        return Judgement::warn(SUBJECT, "how much is free cannot be told", way_out);
    };
    let found = format!("{} free, {} needed", shown::bytes(free), shown::bytes(COMFORTABLE));
    match free {
        ..LEAST => Judgement::bad(SUBJECT, found, way_out),
        LEAST..COMFORTABLE => Judgement::warn(SUBJECT, found, way_out),
        COMFORTABLE.. => Judgement::ok(SUBJECT, found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok, Warn};

    #[test]
    fn an_evening_needs_some_memory() {
        let table = [(Some(COMFORTABLE), Ok), (Some(LEAST), Warn), (Some(LEAST - 1), Bad), (None, Warn)];
        for (free, verdict) in table {
            assert_eq!(judge_memory(free).verdict, verdict, "{free:?}");
        }
    }
}
