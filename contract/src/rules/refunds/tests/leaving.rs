//! Children who leave.

use super::*;
use crate::{Measure, Rounding, UsedWhen};

#[test]
fn by_day_a_month_of_22_days_left_after_nine_gives_back_thirteen() {
    let september = daily("2026-09-01", 22, 2);
    let rule = RefundRule::by(Measure::Day);
    for (used, back) in [(0, 13_000), (9, 7_682), (21, 591), (22, 0)] {
        assert_eq!(after(&rule, 13_000, &september, used), Fen(back), "after {used} days");
    }
    let down = RefundRule { rounding: Rounding::Down, ..rule };
    assert_eq!(after(&down, 13_000, &september, 9), Fen(7_681));
}

#[test]
fn a_day_counts_once_however_many_sessions_it_has() {
    let noon = daily("2026-09-01", 22, 3);
    let both: Vec<PaidSession> = noon.iter().flat_map(|noon| [*noon, session(noon.date, 2)]).collect();
    let back = |measure| after(&RefundRule::by(measure), 25_000, &both, 18);
    assert_eq!(back(Measure::Day), Fen(14_773));
    assert_eq!(back(Measure::Meeting), Fen(14_773));
}

#[test]
fn by_period_a_long_session_is_worth_more() {
    let mut sessions = weekly("2026-09-09", 10, 1);
    sessions[9].periods = 3;
    let rule = RefundRule::by(Measure::Period);
    assert_eq!(after(&rule, 12_000, &sessions, 8), Fen(4_000), "4 of 12 periods");
    assert_eq!(after(&rule, 12_000, &sessions, 9), Fen(3_000), "3 of 12 periods");
    assert_eq!(
        after(&RefundRule::by(Measure::Meeting), 12_000, &sessions, 9),
        Fen(1_200),
        "1 of 10 meetings"
    );
}

#[test]
fn by_month_what_has_begun_is_used() {
    let cases = [(0, 40_000), (1, 30_000), (22, 30_000), (23, 20_000), (60, 10_000), (61, 0), (80, 0)];
    for (used, back) in cases {
        let amount = after(&RefundRule::by(Measure::Month), 40_000, &four_months(), used);
        assert_eq!(amount, Fen(back), "after {used} days");
    }
}

#[test]
fn by_half_months_half_a_month_is_used_until_more_than_half_of_its_days_are() {
    // The first month has 22 days, the third has 21: ten are its first half.
    let cases =
        [(0, 40_000), (1, 35_000), (11, 35_000), (12, 30_000), (22, 30_000), (49, 15_000), (50, 10_000)];
    for (used, back) in cases {
        let amount = after(&RefundRule::by(Measure::HalfMonth), 40_000, &four_months(), used);
        assert_eq!(amount, Fen(back), "after {used} days");
    }
    let one_day = daily("2026-09-30", 3, 1);
    let amount = after(&RefundRule::by(Measure::HalfMonth), 40_000, &one_day, 1);
    assert_eq!(amount, Fen(20_000), "a month of one day is two halves at once");
}

#[test]
fn fee_months_need_not_be_those_of_the_calendar() {
    let months =
        months(&[("第一个月", "2026-09-01", "2026-10-15"), ("第二个月", "2026-10-16", "2026-11-15")]);
    let sessions: Vec<PaidSession> = four_months().into_iter().take(45).collect();
    for (leaves, back) in [("2026-10-16", 10_000), ("2026-10-17", 0)] {
        let leaves = Some(date(leaves));
        let facts = RefundFacts {
            paid: Fen(20_000),
            sessions: &sessions,
            months: &months,
            leaves,
            ..RefundFacts::default()
        };
        assert_eq!(refund_quote(&RefundRule::by(Measure::Month), &facts).amount, Fen(back));
    }
}

#[test]
fn seventy_percent_before_the_first_meeting_fifty_before_one_third_then_nothing() {
    let rule = RefundRule {
        steps: steps(&[
            (Progress::NotBegun, Gives::Share(part("7/10"))),
            (Progress::LessThan(part("1/3")), Gives::Share(part("1/2"))),
        ]),
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Meeting)
    };
    for (used, back) in [(0, 28_000), (1, 20_000), (5, 20_000), (6, 0), (16, 0)] {
        assert_eq!(after(&rule, 40_000, &weekly("2026-09-09", 16, 2), used), Fen(back), "after {used} of 16");
    }
    assert_eq!(after(&rule, 40_000, &weekly("2026-09-09", 15, 2), 5), Fen(0), "one third is not before it");
}

#[test]
fn up_to_one_third_is_one_third_as_well() {
    let rule = RefundRule {
        steps: steps(&[(Progress::AtMost(part("1/3")), Gives::Share(part("1/2")))]),
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Meeting)
    };
    for (used, back) in [(0, 20_000), (5, 20_000), (6, 0)] {
        assert_eq!(after(&rule, 40_000, &weekly("2026-09-09", 15, 2), used), Fen(back), "after {used} of 15");
    }
}

#[test]
fn two_thirds_before_one_third_one_third_before_two_thirds_then_nothing() {
    let rule = RefundRule {
        steps: steps(&[
            (Progress::LessThan(part("1/3")), Gives::Share(part("2/3"))),
            (Progress::LessThan(part("2/3")), Gives::Share(part("1/3"))),
        ]),
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Meeting)
    };
    for (used, back) in [(0, 26_667), (5, 26_667), (6, 13_333), (10, 13_333), (11, 0), (16, 0)] {
        assert_eq!(after(&rule, 40_000, &weekly("2026-09-09", 16, 2), used), Fen(back), "after {used} of 16");
    }
}

#[test]
fn actual_use_within_the_first_month_then_nothing() {
    let rule = RefundRule {
        steps: steps(&[(Progress::AtMostUsed(1), Gives::Remaining)]),
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Month)
    };
    for (used, back) in [(0, 20_000), (10, 15_000), (22, 15_000), (23, 0), (60, 0)] {
        assert_eq!(after(&rule, 20_000, &four_months(), used), Fen(back), "after {used} days");
    }
}

#[test]
fn what_the_child_did_not_come_to_is_unused_where_only_attendance_is_use() {
    let mut sessions = weekly("2026-09-09", 16, 2);
    sessions[3].attended = false;
    let held = RefundRule::by(Measure::Meeting);
    let attended = RefundRule { used_when: UsedWhen::Attended, ..held.clone() };
    assert_eq!(after(&held, 40_000, &sessions, 8), Fen(20_000));
    assert_eq!(after(&attended, 40_000, &sessions, 8), Fen(22_500));
}

#[test]
fn of_what_was_never_planned_nothing_was_used() {
    for measure in [Measure::Day, Measure::Meeting, Measure::Period, Measure::Month, Measure::HalfMonth] {
        let facts =
            RefundFacts { paid: Fen(40_000), leaves: Some(date("2026-09-09")), ..RefundFacts::default() };
        assert_eq!(refund_quote(&RefundRule::by(measure), &facts).amount, Fen(40_000));
        assert_eq!(staying(&RefundRule::by(measure), 40_000, &[]).amount, Fen(0));
    }
}
