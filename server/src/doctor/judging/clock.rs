use crate::doctor::{Judgement, shown};
use chrono::{DateTime, Utc};
use kehou_contract::school_time;

const SUBJECT: &str = "clock";

/// What is known of the clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clocks {
    /// What the server would show.
    pub(crate) now: DateTime<Utc>,
    /// When the last row of the audit trail was written.
    pub(crate) last_change: Option<DateTime<Utc>>,
    /// Whether invented families rehearse: their clock is set by hand.
    pub(crate) rehearsal: bool,
    /// Whether the system says that a time server keeps it; none if it does not say.
    pub(crate) kept: Option<bool>,
}

/// The server's clock alone decides when a round opens.
pub(crate) fn judge_clock(clocks: &Clocks) -> Judgement {
    let Clocks { now, last_change, rehearsal, kept } = *clocks;
    let shows = format!("it shows {}, school time", school_time(now).format("%Y-%m-%d %H:%M:%S"));
    if rehearsal {
        return Judgement::ok(SUBJECT, format!("{shows}; a rehearsal sets its own"));
    }
    if let Some(last) = last_change.filter(|last| *last > now) {
        let behind = shown::span(last - now);
        let found =
            format!("{shows}, {behind} before the last change in the database: the round opens too late");
        return Judgement::bad(SUBJECT, found, "set it, and let a time server keep it");
    }
    match kept {
        Some(true) => Judgement::ok(SUBJECT, format!("{shows}; a time server keeps it")),
        Some(false) => Judgement::warn(
            SUBJECT,
            format!("{shows}, and no time server keeps it: the round opens when it says, early or late"),
            "switch time synchronisation on (timedatectl set-ntp true)",
        ),
        None => Judgement::warn(
            SUBJECT,
            format!("{shows}; whether a time server keeps it cannot be told"),
            "compare it with a clock you trust, to the second",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok, Warn};
    use chrono::TimeDelta;

    #[test]
    fn a_clock_is_never_before_what_has_happened() {
        let now: DateTime<Utc> = "2026-08-24T11:00:00Z".parse().expect("an instant");
        let (before, after) = (Some(now - TimeDelta::hours(1)), Some(now + TimeDelta::hours(1)));
        let table = [
            (before, false, Some(true), Ok),
            (None, false, Some(true), Ok),
            (Some(now), false, Some(true), Ok),
            (before, false, Some(false), Warn),
            (before, false, None, Warn),
            (after, false, Some(true), Bad),
            (after, true, None, Ok),
        ];
        for (last_change, rehearsal, kept, verdict) in table {
            let judged = judge_clock(&Clocks { now, last_change, rehearsal, kept });
            assert_eq!(judged.verdict, verdict, "{judged}");
            assert!(judged.found.contains("2026-08-24 19:00:00"), "{judged}");
        }
    }
}
