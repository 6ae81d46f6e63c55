//! Who may choose what, and when.

use crate::{Child, Group, Offering, Refusal, Round, RoundState, School};
use chrono::{DateTime, Utc};

/// Whether a round takes an application of this child at this instant of the server's clock.
pub fn may_take_part(child: &Child, round: &Round, now: DateTime<Utc>) -> Result<(), Refusal> {
    match round.state_at(now) {
        RoundState::Ahead => Err(Refusal::RoundAhead { opens_at: round.opens_at }),
        RoundState::Closed => Err(Refusal::RoundClosed { closed_at: round.closes_at }),
        RoundState::Open if !round.grades.contains(&child.grade()) => {
            Err(Refusal::RoundNotForGrade { grades: round.grades.clone() })
        }
        RoundState::Open => Ok(()),
    }
}

/// Whether this child may choose this group, places and other choices left aside.
pub fn may_choose(child: &Child, offering: &Offering, group: &Group, school: &School) -> Result<(), Refusal> {
    if !offering.grades.admits(child.grade()) {
        return Err(Refusal::GradeNotAdmitted { admitted: offering.grades });
    }
    let own_days = school.choosing.grade_weekdays.iter().filter(|own| own.grade == child.grade());
    for own in own_days {
        let off = |meeting: &&crate::Meeting| meeting.window == own.window && meeting.weekday != own.weekday;
        if group.meetings.iter().any(|meeting| off(&meeting)) {
            return Err(Refusal::GradeWeekday { grade: own.grade, weekday: own.weekday });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{child, football, group, round, school};
    use crate::{GradeSpan, GradeWeekday, WindowId};
    use chrono::{TimeDelta, Weekday};

    #[test]
    fn a_round_takes_its_grades_while_it_is_open() {
        let mut round = round();
        round.grades = vec![3, 4];
        let open = round.opens_at;
        assert_eq!(may_take_part(&child(3), &round, open), Ok(()));
        assert_eq!(
            may_take_part(&child(5), &round, open),
            Err(Refusal::RoundNotForGrade { grades: vec![3, 4] })
        );
        assert_eq!(
            may_take_part(&child(3), &round, open - TimeDelta::milliseconds(1)),
            Err(Refusal::RoundAhead { opens_at: round.opens_at })
        );
        assert_eq!(
            may_take_part(&child(3), &round, round.closes_at),
            Err(Refusal::RoundClosed { closed_at: round.closes_at })
        );
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
