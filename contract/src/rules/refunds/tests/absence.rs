//! Long absences.

use super::*;
use crate::{AbsenceGives, AbsenceStep, Measure};

pub(super) fn by_absence() -> RefundRule {
    let absence =
        |days_in_a_row, share| AbsenceStep { days_in_a_row, gives: AbsenceGives::MonthFee(part(share)) };
    RefundRule {
        otherwise: Gives::Nothing,
        absence: vec![absence(20, "1/1"), absence(10, "1/2")],
        ..RefundRule::by(Measure::Month)
    }
}

fn absent(mut sessions: Vec<PaidSession>, first: usize, days: usize) -> Vec<PaidSession> {
    sessions[first..first + days].iter_mut().for_each(|session| session.attended = false);
    sessions
}

#[test]
fn a_month_of_absence_in_a_row_gives_a_month_and_half_a_month_half() {
    let cases = [(9, 0), (10, 6_000), (19, 6_000), (20, 12_000), (29, 12_000), (30, 18_000), (80, 48_000)];
    for (days, back) in cases {
        let amount = staying(&by_absence(), 48_000, &absent(four_months(), 0, days)).amount;
        assert_eq!(amount, Fen(back), "absent {days} days");
    }
    let twice = absent(absent(four_months(), 0, 9), 10, 9);
    assert_eq!(staying(&by_absence(), 48_000, &twice).amount, Fen(0), "not in a row");
    let bridged = cancelling(absent(four_months(), 0, 11), 5, 1);
    assert_eq!(
        staying(&by_absence(), 48_000, &bridged).amount,
        Fen(6_545),
        "a day without service ends no row"
    );
}

#[test]
fn only_what_was_missed_before_leaving_is_an_absence() {
    assert_eq!(after(&by_absence(), 48_000, &absent(four_months(), 0, 30), 15), Fen(6_000));
    assert_eq!(after(&by_absence(), 48_000, &absent(four_months(), 0, 30), 25), Fen(12_000));
}

#[test]
fn an_absence_may_be_given_day_by_day() {
    let absence = vec![AbsenceStep { days_in_a_row: 5, gives: AbsenceGives::EachDay }];
    let rule = RefundRule { absence, ..RefundRule::by(Measure::Day) };
    for (days, back) in [(4, 0), (5, 2_500), (7, 3_500)] {
        let amount = staying(&rule, 40_000, &absent(four_months(), 3, days)).amount;
        assert_eq!(amount, Fen(back), "absent {days} days");
    }
}
