use crate::doctor::Judgement;

const SUBJECT: &str = "open files";
/// A phone has one connection for the numbers and one for what it asks; a second guardian looks as well.
const OF_A_FAMILY: u64 = 3;
/// Tablets, staff, files of the app and the database.
const BESIDE: u64 = 1_000;

/// By how many files a process may have open, and how many families there are, if that is known.
pub(crate) fn judge_open_files(most: usize, families: Option<u64>) -> Judgement {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let Some(families) = families else {
        let found = format!("{most}; how many families there are is not known");
        return Judgement::warn(SUBJECT, found, "say how many come with --families");
    };
    let needed = families.saturating_mul(OF_A_FAMILY).saturating_add(BESIDE);
    let found = format!("{most} of {needed} that {families} families may need");
    let way_out = "raise it for the server's service (LimitNOFILE), and for the proxy";
    if most < families {
        Judgement::bad(SUBJECT, format!("{found}: some reach nobody"), way_out)
    } else if most < needed {
        Judgement::warn(
            SUBJECT,
            format!("{found}: fewer phones follow the numbers, the others poll"),
            way_out,
        )
    } else {
        Judgement::ok(SUBJECT, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict::{Bad, Ok, Warn};

    #[test]
    fn every_family_finds_a_connection() {
        let table = [
            (10_000, Some(3_000), Ok),
            (9_999, Some(3_000), Warn),
            (2_999, Some(3_000), Bad),
            (usize::MAX, Some(u64::MAX), Ok),
            (1_024, Some(0), Ok),
            (1_024, None, Warn),
        ];
        for (most, families, verdict) in table {
            let judged = judge_open_files(most, families);
            assert_eq!(judged.verdict, verdict, "{judged}");
        }
    }
}
