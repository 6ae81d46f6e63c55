//! What the school does not hold, and what was given back before.

use super::*;
use crate::{Cancelled, Measure, NotHeld, PaidOut};

#[test]
fn days_that_were_not_held_are_taken_off_the_next_bill() {
    // 95 days with two periods of 2.95.
    let sessions = cancelling(daily("2026-09-01", 95, 2), 30, 20);
    for measure in [Measure::Day, Measure::Meeting, Measure::Period] {
        let rule = RefundRule { paid_out: PaidOut::Credit, ..RefundRule::by(measure) };
        let quote = staying(&rule, 56_050, &sessions);
        assert_eq!((quote.amount, quote.paid_out), (Fen(11_800), PaidOut::Credit));
        assert_eq!(quote.why.cause, RefundCause::Staying);
    }
}

#[test]
fn half_a_day_that_was_not_held_is_worth_its_periods() {
    let noon = daily("2026-09-01", 20, 3);
    let mut both: Vec<PaidSession> = noon.iter().flat_map(|noon| [*noon, session(noon.date, 2)]).collect();
    both[1].held = false;
    assert_eq!(staying(&RefundRule::by(Measure::Day), 25_000, &both).amount, Fen(500));
    assert_eq!(staying(&RefundRule::by(Measure::Month), 25_000, &both).amount, Fen(500));
    assert_eq!(after(&RefundRule::by(Measure::Day), 25_000, &both, 20), Fen(13_000), "and ten days unused");
}

#[test]
fn what_was_not_held_is_given_in_full_whatever_the_steps_say() {
    let sessions = cancelling(weekly("2026-09-09", 16, 2), 1, 2);
    let never = RefundRule { otherwise: Gives::Nothing, ..RefundRule::by(Measure::Meeting) };
    assert_eq!(after(&never, 40_000, &sessions, 8), Fen(5_000));
    let half = RefundRule { otherwise: Gives::Share(part("1/2")), ..RefundRule::by(Measure::Meeting) };
    assert_eq!(after(&half, 40_000, &sessions, 8), Fen(22_500), "2 of 16, and half of the other 14");
    let rest = RefundRule::by(Measure::Meeting);
    assert_eq!(after(&rest, 40_000, &sessions, 8), Fen(25_000), "2 cancelled and 8 unused");
    let kept = Cancelled { sessions: NotHeld::Nothing, ..Cancelled::default() };
    let kept = RefundRule { cancelled: kept, ..RefundRule::by(Measure::Meeting) };
    assert_eq!(after(&kept, 40_000, &sessions, 8), Fen(20_000), "8 unused");
}

#[test]
fn a_month_without_service_is_given_whole_and_one_day_of_another_by_its_days() {
    let whole = cancelling(four_months(), 22, 17);
    let rule = RefundRule::by(Measure::Month);
    assert_eq!(staying(&rule, 40_000, &whole).amount, Fen(10_000));
    assert_eq!(after(&rule, 40_000, &whole, 10), Fen(30_000), "one month used");
    let day = cancelling(four_months(), 0, 1);
    assert_eq!(staying(&rule, 40_000, &day).amount, Fen(455), "1 of the 22 days of 100.00");
}

#[test]
fn sessions_that_are_cancelled_bring_nobody_nearer_to_the_next_step() {
    let rule = RefundRule {
        steps: steps(&[(Progress::LessThan(part("1/3")), Gives::Share(part("1/2")))]),
        otherwise: Gives::Nothing,
        ..RefundRule::by(Measure::Meeting)
    };
    let to_come = cancelling(weekly("2026-09-09", 16, 2), 8, 8);
    assert_eq!(after(&rule, 40_000, &to_come, 5), Fen(30_000), "5 of the 16 that were planned");
    let gone_by = cancelling(weekly("2026-09-09", 16, 2), 2, 3);
    assert_eq!(after(&rule, 40_000, &gone_by, 8), Fen(23_750), "5 of 16 as well, and 3 not held");
}

#[test]
fn a_service_the_school_gives_up_is_given_back_whole_or_by_what_is_left() {
    let sessions = weekly("2026-09-09", 16, 2);
    let facts = RefundFacts {
        paid: Fen(40_000),
        sessions: &sessions,
        leaves: Some(sessions[4].date),
        service_cancelled: true,
        ..RefundFacts::default()
    };
    let whole = RefundRule { otherwise: Gives::Nothing, ..RefundRule::by(Measure::Meeting) };
    assert_eq!(refund_quote(&whole, &facts).amount, Fen(40_000));
    let rest = Cancelled { service: Gives::Remaining, ..Cancelled::default() };
    let rest = RefundRule { cancelled: rest, ..whole };
    assert_eq!(refund_quote(&rest, &facts).amount, Fen(30_000));
}

#[test]
fn what_was_given_back_before_is_taken_off() {
    let sessions = cancelling(weekly("2026-09-09", 16, 2), 1, 2);
    let facts = RefundFacts {
        paid: Fen(40_000),
        given_back: Fen(5_000),
        sessions: &sessions,
        leaves: Some(sessions[8].date),
        ..RefundFacts::default()
    };
    assert_eq!(refund_quote(&RefundRule::by(Measure::Meeting), &facts).amount, Fen(20_000));
    let staying = RefundFacts { leaves: None, ..facts };
    assert_eq!(refund_quote(&RefundRule::by(Measure::Meeting), &staying).amount, Fen(0), "given already");
}
