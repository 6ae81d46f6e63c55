//! Who may choose before a round opens for everybody, and what.

use super::Arrival;
use crate::{EarlyChildren, EarlyOpening, OfferingId, Refusal};
use chrono::{DateTime, Utc};

/// The first instant at which this child may submit anything.
pub fn opens_for(arrival: &Arrival<'_>) -> DateTime<Utc> {
    earliest(arrival, &|early| {
        admits_to_all(early, arrival)
            || early.who == EarlyChildren::Returning && !arrival.standing.returning.is_empty()
    })
}

/// The first instant at which this child may choose whatever the menu has; before it, returning children may choose
/// only what they return to.
pub fn opens_whole_for(arrival: &Arrival<'_>) -> DateTime<Utc> {
    earliest(arrival, &|early| admits_to_all(early, arrival))
}

/// Whether the round is open for this offering and a child of this standing: before it opens for everybody, returning
/// children may choose what they return to, and nothing else.
pub fn is_open_for(offering: &OfferingId, arrival: &Arrival<'_>) -> Result<(), Refusal> {
    let returns = arrival.standing.returning.contains(offering);
    let admits = |early: &EarlyOpening| {
        admits_to_all(early, arrival) || early.who == EarlyChildren::Returning && returns
    };
    let opens_at = earliest(arrival, &admits);
    let arrived_at = Some(arrival.now);
    if arrival.now < opens_at { Err(Refusal::RoundAhead { opens_at, arrived_at }) } else { Ok(()) }
}

fn admits_to_all(early: &EarlyOpening, arrival: &Arrival<'_>) -> bool {
    match &early.who {
        EarlyChildren::Returning => false,
        EarlyChildren::Priority(group) => arrival.standing.priority.contains(group),
        EarlyChildren::Grades(grades) => grades.admits(arrival.grade),
    }
}

fn earliest(arrival: &Arrival<'_>, fits: &dyn Fn(&EarlyOpening) -> bool) -> DateTime<Utc> {
    let fitting = arrival.round.early.iter().filter(|early| fits(early));
    fitting.map(|early| early.opens_at).fold(arrival.round.opens_at, DateTime::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::round;
    use crate::{GradeSpan, PriorityGroupId, Round, Standing};
    use chrono::TimeDelta;

    /// Returning children a day before the others, left-behind children an hour before.
    fn early_round() -> Round {
        let mut round = round();
        let before = |who, hours| EarlyOpening { who, opens_at: round.opens_at - TimeDelta::hours(hours) };
        let left_behind = EarlyChildren::Priority(PriorityGroupId::new("left-behind"));
        round.early = vec![before(left_behind, 1), before(EarlyChildren::Returning, 24)];
        round
    }

    fn returning() -> Standing {
        Standing { returning: vec![OfferingId::new("football")], ..Standing::default() }
    }

    fn left_behind() -> Standing {
        Standing { priority: vec![PriorityGroupId::new("left-behind")], ..Standing::default() }
    }

    #[test]
    fn each_child_has_its_own_opening() {
        let round = early_round();
        let both = Standing { priority: left_behind().priority, ..returning() };
        let cases = [(Standing::default(), 0), (returning(), 24), (left_behind(), 1), (both, 24)];
        for (standing, hours) in cases {
            let arrival = Arrival { grade: 3, standing: &standing, round: &round, now: round.opens_at };
            assert_eq!(opens_for(&arrival), round.opens_at - TimeDelta::hours(hours), "{standing:?}");
        }
    }

    #[test]
    fn returning_children_choose_early_what_they_return_to_and_priority_groups_anything() {
        let round = early_round();
        let both = Standing { priority: left_behind().priority, ..returning() };
        // Standing, offering, hours before everybody at which it opens for the child.
        let cases = [
            (Standing::default(), "football", 0),
            (returning(), "football", 24),
            (returning(), "robots", 0),
            (left_behind(), "robots", 1),
            (both.clone(), "robots", 1),
            (both, "football", 24),
        ];
        for (standing, offering, hours) in cases {
            let opens_at = round.opens_at - TimeDelta::hours(hours);
            let at = |now| {
                let arrival = Arrival { grade: 3, standing: &standing, round: &round, now };
                is_open_for(&OfferingId::new(offering), &arrival)
            };
            assert_eq!(at(opens_at), Ok(()), "{offering}, {standing:?}");
            let early = opens_at - TimeDelta::milliseconds(1);
            let ahead = Err(Refusal::RoundAhead { opens_at, arrived_at: Some(early) });
            assert_eq!(at(early), ahead, "{offering}, {standing:?}");
        }
    }

    #[test]
    fn a_round_opens_grade_by_grade() {
        let (mut round, standing) = (early_round(), returning());
        let before = |grades, hours| EarlyOpening {
            who: EarlyChildren::Grades(grades),
            opens_at: round.opens_at - TimeDelta::hours(hours),
        };
        let stages = [before(GradeSpan { from: 5, to: 6 }, 48), before(GradeSpan { from: 3, to: 4 }, 12)];
        round.early.extend(stages);
        for (grade, standing, first, whole) in [
            (6, &Standing::default(), 48, 48),
            (3, &Standing::default(), 12, 12),
            (2, &Standing::default(), 0, 0),
            (3, &standing, 24, 12),
            (6, &standing, 48, 48),
        ] {
            let arrival = Arrival { grade, standing, round: &round, now: round.opens_at };
            let at = |hours| round.opens_at - TimeDelta::hours(hours);
            assert_eq!((opens_for(&arrival), opens_whole_for(&arrival)), (at(first), at(whole)), "{grade}");
        }
    }

    #[test]
    fn an_opening_later_than_everybodys_keeps_nobody_out() {
        let mut round = early_round();
        round.early[1].opens_at = round.opens_at + TimeDelta::hours(1);
        let (standing, now) = (returning(), round.opens_at);
        let arrival = Arrival { grade: 3, standing: &standing, round: &round, now };
        assert_eq!(is_open_for(&OfferingId::new("football"), &arrival), Ok(()));
    }
}
