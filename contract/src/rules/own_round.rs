//! A round as it is for one child.

use super::{Arrival, opens_for};
use crate::{Child, ChildTerm, Round, Standing};

/// The round as it opens for a child, by what its family is told: what it returns to, and when the whole menu opens
/// for it.
pub fn own_round(round: &Round, child: &Child, term: &ChildTerm) -> Round {
    let mut own = round.clone();
    own.opens_at = term.opens_at.unwrap_or(round.opens_at);
    let standing = Standing { returning: term.returning.clone(), ..Standing::default() };
    let arrival = Arrival { grade: child.grade(), standing: &standing, round: &own, now: round.opens_at };
    own.opens_at = opens_for(&arrival);
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{child, round};
    use crate::rules::opens_whole_for;
    use crate::{EarlyChildren, EarlyOpening, GradeSpan, OfferingId, PriorityGroupId};
    use chrono::TimeDelta;

    #[test]
    fn a_phone_and_the_server_find_the_same_opening() {
        let (mut round, poor) = (round(), PriorityGroupId::new("poor"));
        let before = |who, hours| EarlyOpening { who, opens_at: round.opens_at - TimeDelta::hours(hours) };
        let grades = EarlyChildren::Grades(GradeSpan { from: 5, to: 6 });
        let early = [
            before(EarlyChildren::Returning, 24),
            before(EarlyChildren::Priority(poor.clone()), 1),
            before(grades, 48),
        ];
        round.early = early.to_vec();
        let cases = [
            (3, false, false, 0),
            (3, true, false, 24),
            (3, false, true, 1),
            (3, true, true, 24),
            (6, true, true, 48),
        ];
        for (grade, returns, is_poor, hours) in cases {
            let returning = returns.then(|| OfferingId::new("football")).into_iter().collect();
            let priority = is_poor.then(|| poor.clone()).into_iter().collect();
            let standing = Standing { returning, priority, ..Standing::default() };
            let arrival = Arrival { grade, standing: &standing, round: &round, now: round.opens_at };
            let opens_at = Some(opens_whole_for(&arrival)).filter(|opens_at| *opens_at < round.opens_at);
            let returning = standing.returning.clone();
            let term = ChildTerm { opens_at, returning, ..ChildTerm::default() };
            let own = own_round(&round, &child(grade), &term);
            assert_eq!(own.opens_at, round.opens_at - TimeDelta::hours(hours), "{grade}, {standing:?}");
            assert_eq!(own.opens_at, opens_for(&arrival), "{grade}, {standing:?}");
        }
    }
}
