use crate::doctor::Judgement;
use std::time::Duration;

const SUBJECT: &str = "sync";
/// Above it half of the families wait noticeably for the disk.
const NOTICED: Duration = Duration::from_millis(20);
/// Above it one group of a hundred does.
const NOTICED_NOW_AND_THEN: Duration = Duration::from_millis(200);
/// Above it the queue of an opening minute is longer than the two seconds after which families are sent away.
const TOO_LONG: Duration = Duration::from_millis(500);

/// By the times single syncs took where the database is, in any order; none if nothing can be written there.
pub(crate) fn judge_sync_time(times: Option<Vec<Duration>>) -> Judgement {
    let Some(mut times) = times.filter(|times| !times.is_empty()) else {
        return Judgement::bad(
            SUBJECT,
            "nothing can be written in the data folder",
            "let the server's user write there, and make room",
        );
    };
    times.sort_unstable();
    let (half, most) = (within(&times, 50), within(&times, 99));
    let found = format!("half within {:.1} ms, 99 of 100 within {:.1} ms", millis(half), millis(most));
    let way_out = "a faster disk, or let nothing else write on it that evening";
    if half > TOO_LONG {
        let found = format!("{found}: many families are told to come again, because the queue is too long");
        Judgement::bad(SUBJECT, found, way_out)
    } else if half > NOTICED || most > NOTICED_NOW_AND_THEN {
        let found =
            format!("{found}: every family waits at least that long for its answer, most for two syncs");
        Judgement::warn(SUBJECT, found, way_out)
    } else {
        Judgement::ok(SUBJECT, found)
    }
}

/// The time within which so many of a hundred were.
fn within(sorted: &[Duration], of_a_hundred: usize) -> Duration {
    let at = (sorted.len() * of_a_hundred).div_ceil(100).max(1);
    sorted.get(at - 1).copied().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok, Warn};

    #[test]
    fn a_slow_disk_is_slow_for_families() {
        let syncs = |usual: u64, slow: u64, slow_ones: usize| {
            let usual = std::iter::repeat_n(usual, 200 - slow_ones);
            let times = std::iter::repeat_n(slow, slow_ones).chain(usual);
            Some(times.map(Duration::from_millis).collect::<Vec<_>>())
        };
        let table = [
            (syncs(2, 2, 0), Ok),
            (syncs(20, 20, 0), Ok),
            (syncs(21, 21, 0), Warn),
            (syncs(2, 300, 2), Ok),
            (syncs(2, 300, 3), Warn),
            (syncs(501, 501, 0), Bad),
            (Some(Vec::new()), Bad),
            (None, Bad),
        ];
        for (times, verdict) in table {
            let judged = judge_sync_time(times);
            assert_eq!(judged.verdict, verdict, "{judged}");
        }
        let told = judge_sync_time(syncs(2, 300, 3)).found;
        assert!(told.starts_with("half within 2.0 ms, 99 of 100 within 300.0 ms"), "{told}");
    }
}
