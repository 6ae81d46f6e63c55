use crate::doctor::{Judgement, shown};
use chrono::{DateTime, Utc};
use kehou_contract::{Round, RoundId, school_time};

const SUBJECT: &str = "round";

/// When the office moved a round to.
#[derive(Clone, Debug)]
pub(crate) struct MovedRound {
    pub(crate) round: RoundId,
    pub(crate) opens_at: DateTime<Utc>,
    pub(crate) closes_at: DateTime<Utc>,
}

/// By the round of the school's file, or what is wrong with the file, and what the office moved.
pub(crate) fn judge_round(
    round: Result<&Round, String>,
    moved: &[MovedRound],
    now: DateTime<Utc>,
) -> Judgement {
    let round = match round {
        Ok(round) => round,
        Err(fault) => {
            let found = format!("the server will not start: {fault}");
            return Judgement::bad(
                SUBJECT,
                found,
                "correct the school's file, or name another with --school",
            );
        }
    };
    let moved = moved.iter().find(|moved| moved.round == round.id);
    let (opens_at, closes_at) =
        moved.map_or((round.opens_at, round.closes_at), |moved| (moved.opens_at, moved.closes_at));
    let title = &round.title;
    if now >= closes_at {
        let found = format!("{title} is over since {}: families can choose nothing", school_time(closes_at));
        return Judgement::warn(
            SUBJECT,
            found,
            "name this term's file with --school, or let the office move the round",
        );
    }
    let found = match now < opens_at {
        true => format!("{title} opens in {}, at {}", shown::span(opens_at - now), school_time(opens_at)),
        false => format!("{title} is open until {}", school_time(closes_at)),
    };
    Judgement::ok(SUBJECT, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Catalogue,
        doctor::Verdict::{self, Bad, Ok as Fine, Warn},
    };
    use chrono::TimeDelta;

    #[test]
    fn a_round_is_still_to_come_or_open_and_the_office_has_the_last_word() {
        let file = include_str!("../../../../schools/s1.toml");
        let round = Catalogue::parse(file).expect("the example school").school.round;
        let (opens_at, closes_at) = (round.opens_at, round.closes_at);
        let later = TimeDelta::days(30);
        let moved = [MovedRound {
            round: round.id.clone(),
            opens_at: opens_at + later,
            closes_at: closes_at + later,
        }];
        let hours = TimeDelta::hours(3);
        let table: [(&[MovedRound], DateTime<Utc>, Verdict, &str); 6] = [
            (&[], opens_at - hours, Fine, "opens in 3 h 0 min"),
            (&[], opens_at, Fine, "is open until 2026-08-31"),
            (&[], closes_at - TimeDelta::seconds(1), Fine, "is open until"),
            (&[], closes_at, Warn, "is over since"),
            (&moved, closes_at, Fine, "opens in 2"),
            (&moved, closes_at + later, Warn, "is over since"),
        ];
        for (moved, now, verdict, told) in table {
            let judged = judge_round(Ok(&round), moved, now);
            assert!(judged.verdict == verdict && judged.found.contains(told), "{judged}");
        }
        let judged = judge_round(Err("line 3: no title".to_owned()), &[], opens_at);
        assert!(judged.verdict == Bad && judged.found.contains("line 3"), "{judged}");
    }
}
