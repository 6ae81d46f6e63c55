//! Who may choose what, and when.

use super::{Arrival, opens_for};
use crate::{Child, Group, Offering, Refusal, RoundState, School};

/// Whether a round takes an application of this child at this instant of the server's clock. Before it opens for
/// everybody it does so for children that may choose early, and they are told their own opening.
pub fn may_take_part(child: &Child, arrival: &Arrival<'_>) -> Result<(), Refusal> {
    let Arrival { round, now, .. } = *arrival;
    let opens_at = opens_for(arrival);
    match round.state_at(now) {
        RoundState::Ahead if now < opens_at => Err(Refusal::RoundAhead { opens_at, arrived_at: Some(now) }),
        RoundState::Closed => Err(Refusal::RoundClosed { closed_at: round.closes_at, arrived_at: Some(now) }),
        RoundState::Ahead | RoundState::Open if !round.grades.contains(&child.grade()) => {
            Err(Refusal::RoundNotForGrade { grades: round.grades.clone() })
        }
        RoundState::Ahead | RoundState::Open => Ok(()),
    }
}

/// Whether this child may choose this group, places and other choices left aside.
pub fn may_choose(child: &Child, offering: &Offering, group: &Group, school: &School) -> Result<(), Refusal> {
    if !offering.grades.admits(child.grade()) {
        return Err(Refusal::GradeNotAdmitted { admitted: offering.grades });
    }
    let rules = || school.choosing.grade_weekdays.iter().filter(|own| own.grade == child.grade());
    for meeting in &group.meetings {
        let mut own = rules().filter(|own| own.window == meeting.window);
        let first = own.clone().next();
        if let Some(first) = first.filter(|_| own.all(|own| own.weekday != meeting.weekday)) {
            return Err(Refusal::GradeWeekday { grade: first.grade, weekday: first.weekday });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{child, football, group, round, school};
    use crate::{
        EarlyChildren, EarlyOpening, GradeSpan, GradeWeekday, OfferingId, Round, Standing, WindowId,
    };
    use chrono::{DateTime, TimeDelta, Utc, Weekday};

    fn ahead(opens_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
        Err(Refusal::RoundAhead { opens_at, arrived_at: Some(now) })
    }

    /// The refusal of who comes at the very instant it closes.
    fn closed(round: &Round) -> Result<(), Refusal> {
        Err(Refusal::RoundClosed { closed_at: round.closes_at, arrived_at: Some(round.closes_at) })
    }

    #[test]
    fn a_round_takes_its_grades_while_it_is_open() {
        let mut round = round();
        round.grades = vec![3, 4];
        let (open, tick) = (round.opens_at, TimeDelta::milliseconds(1));
        let not_for_grade = Err(Refusal::RoundNotForGrade { grades: vec![3, 4] });
        let cases = [
            (3, open, Ok(())),
            (5, open, not_for_grade),
            (3, open - tick, ahead(open, open - tick)),
            (3, round.closes_at, closed(&round)),
        ];
        for (grade, now, expected) in cases {
            let arrival = Arrival { grade, standing: &Standing::default(), round: &round, now };
            assert_eq!(may_take_part(&child(grade), &arrival), expected, "grade {grade} at {now}");
        }
    }

    #[test]
    fn a_round_takes_returning_children_earlier_and_tells_each_its_own_opening() {
        let mut round = round();
        round.grades = vec![3, 4];
        let (open, early, tick) =
            (round.opens_at, round.opens_at - TimeDelta::days(1), TimeDelta::milliseconds(1));
        round.early = vec![EarlyOpening { who: EarlyChildren::Returning, opens_at: early }];
        let returning = Standing { returning: vec![OfferingId::new("football")], ..Standing::default() };
        let anybody = Standing::default();
        let not_for_grade = Err(Refusal::RoundNotForGrade { grades: vec![3, 4] });
        let cases = [
            (3, &returning, early, Ok(())),
            (3, &returning, early - tick, ahead(early, early - tick)),
            (3, &anybody, early, ahead(open, early)),
            (5, &returning, early, not_for_grade),
            (3, &returning, round.closes_at, closed(&round)),
        ];
        for (grade, standing, now, expected) in cases {
            let arrival = Arrival { grade, standing, round: &round, now };
            assert_eq!(may_take_part(&child(grade), &arrival), expected, "grade {grade} at {now}");
        }
    }

    #[test]
    fn an_offering_admits_its_grades() {
        let offering = football();
        let admitted = GradeSpan { from: 3, to: 6 };
        assert_eq!(may_choose(&child(3), &offering, &offering.groups[0], &school()), Ok(()));
        assert_eq!(
            may_choose(&child(2), &offering, &offering.groups[0], &school()),
            Err(Refusal::GradeNotAdmitted { admitted })
        );
    }

    #[test]
    fn grade_six_has_its_clubs_on_its_own_weekday() {
        let mut school = school();
        let own = GradeWeekday { grade: 6, window: WindowId::new("evening"), weekday: Weekday::Thu };
        school.choosing.grade_weekdays = vec![own];
        let offering = football();
        let cases = [
            (6, Weekday::Wed, "evening", false),
            (6, Weekday::Thu, "evening", true),
            (6, Weekday::Wed, "noon", true),
            (5, Weekday::Wed, "evening", true),
        ];
        for (grade, weekday, window, admitted) in cases {
            let group = group("g", weekday, window, 0, None);
            let answer = may_choose(&child(grade), &offering, &group, &school);
            assert_eq!(answer.is_ok(), admitted, "grade {grade} on {weekday} at {window}: {answer:?}");
        }
    }
}
