//! From amounts to bills.

use super::example::*;
use crate::examples::{date, school};
use crate::rules::{bill_due_at, quote, settlement};
use crate::*;
use chrono::TimeDelta;

#[test]
fn a_family_let_in_late_has_two_days_to_pay() {
    let round = school().round;
    assert_eq!(bill_due_at(&round, round.opens_at), round.bills_due_at);
    let late = round.bills_due_at + TimeDelta::hours(1);
    assert_eq!(bill_due_at(&round, late), late + TimeDelta::days(2));
}

#[test]
fn the_first_bill_is_due_with_the_round_and_later_ones_days_after_they_are_made() {
    let names = windows(&["evening"]);
    let monthly = FeeRule { billed: Billed::EachMonth, ..rule("month", Unit::Month, "50.00") };
    let school = school_with(vec![rule("term", Unit::Term, "10.00"), monthly]);
    let bills = quote(&school, &in_care(&names, 90, 1), &[]);
    let due: Vec<_> =
        bills.iter().map(|bill| (bill.billed_on, bill.due_at.map(|at| at.to_string()))).collect();
    let at = |text: &str| Some(format!("{text} UTC"));
    assert_eq!(due[0], (None, at("2026-09-04 10:00:00")));
    assert_eq!(due[1], (Some(date("2026-09-01")), at("2026-09-08 10:00:00")));
    assert_eq!(due[4], (Some(date("2026-12-01")), at("2026-12-08 10:00:00")));
}

#[test]
fn instalments_add_up_to_the_whole() {
    let names = windows(&["evening"]);
    let third = |on: &str| Instalment { on: date(on), share: Fraction::new(1, 3).expect("a third") };
    let parts = vec![third("2026-09-01"), third("2026-10-08"), third("2026-11-02")];
    let rules = vec![FeeRule { billed: Billed::Instalments(parts), ..rule("term", Unit::Term, "100.00") }];
    let bills = quote(&school_with(rules), &in_care(&names, 90, 1), &[]);
    let totals: Vec<String> = bills.iter().map(|bill| bill.total.to_string()).collect();
    assert_eq!(totals, ["33.33", "33.33", "33.34"]);
    let charge = Charge::Instalment { number: 2, of: 3, whole: Fen(10_000) };
    assert_eq!(bills[1].lines[0].charge, charge);
}

#[test]
fn a_fee_for_the_term_is_billed_in_equal_parts_where_bills_come_each_month() {
    let names = windows(&["evening"]);
    let rules = vec![FeeRule { billed: Billed::EachMonth, ..rule("term", Unit::Term, "370.00") }];
    let bills = quote(&school_with(rules), &in_care(&names, 90, 1), &[]);
    let totals: Vec<String> = bills.iter().map(|bill| bill.total.to_string()).collect();
    assert_eq!(totals, ["92.50", "92.50", "92.50", "92.50"]);
}

#[test]
fn what_is_counted_is_settled_month_by_month_and_never_above_what_was_shown() {
    let names = windows(&["evening"]);
    let monthly = FeeRule {
        billed: Billed::AfterMonth { objections: 3 },
        counts: Counts::Attended,
        ..rule("days", Unit::Day, "5.00")
    };
    let school = school_with(vec![monthly]);
    let mut usage = in_care(&names, 40, 1);
    let quoted = quote(&school, &usage, &[]).remove(0);
    assert_eq!((quoted.state, quoted.total, quoted.due_at), (BillState::Counting, Fen(20_000), None));
    usage.sessions[0].attended = false;
    let sum = |month, left| {
        let lines = settlement(&school, &usage, &[], month, left);
        (lines.len(), Fen::checked_sum(lines.iter().map(|line| line.amount)).expect("a sum").to_string())
    };
    assert_eq!(sum(Some(0), quoted.total), (1, "105.00".into()), "22 days, one missed");
    assert_eq!(sum(Some(1), Fen(9_500)), (1, "90.00".into()));
    assert_eq!(sum(Some(1), Fen(5_000)), (2, "50.00".into()), "whatever became of the rules since");
    assert_eq!(sum(None, quoted.total), (0, "0.00".into()), "nothing is left for the end");
}

#[test]
fn nothing_taken_is_a_bill_of_nothing() {
    let bills = quote(&school_with(vec![rule("term", Unit::Term, "300.00")]), &rules::Usage::default(), &[]);
    assert_eq!((bills.len(), bills[0].state, bills[0].lines.len()), (1, BillState::NothingDue, 0));
}

#[test]
fn after_the_term_the_whole_term_is_settled_though_it_is_counted_by_months() {
    let names = windows(&["noon"]);
    let usage = in_care(&names, 30, 1);
    let settled = |billed, month| -> i64 {
        let rule =
            FeeRule { at_most: vec![bound("15.00", Per::Month)], billed, ..rule("x", Unit::Day, "1.00") };
        let lines = settlement(&school_with(vec![rule]), &usage, &[], month, Fen(i64::MAX));
        lines.iter().map(|line| line.amount.0).sum()
    };
    let after_term = || Billed::AfterTerm { objections: 0 };
    let after_month = || Billed::AfterMonth { objections: 0 };
    assert_eq!([settled(after_term(), Some(0)), settled(after_term(), None)], [0, 2_300]);
    let by_month = [Some(0), Some(1), None].map(|month| settled(after_month(), month));
    assert_eq!(by_month, [1_500, 800, 0]);
}

#[test]
fn what_comes_to_just_what_was_shown_is_not_cut() {
    let names = windows(&["noon"]);
    let usage = in_care(&names, 3, 1);
    let lines = |left| {
        let rule = FeeRule { billed: Billed::AfterTerm { objections: 0 }, ..rule("x", Unit::Day, "1.00") };
        settlement(&school_with(vec![rule]), &usage, &[], None, Fen(left)).len()
    };
    assert_eq!([lines(299), lines(300), lines(301)], [2, 1, 1]);
}

#[test]
fn what_is_waived_is_rounded_on_the_bill_that_comes_first() {
    let names = windows(&["noon"]);
    let usage = in_care(&names, 3, 1);
    let mut school = school_with(vec![
        FeeRule { billed: Billed::EachMonth, ..rule("month", Unit::Month, "1.01") },
        rule("term", Unit::Term, "1.01"),
    ]);
    let id = WaiverGroupId::new("half");
    let (title, share) = ("一半".into(), Fraction::new(1, 2).expect("a half"));
    school.tariff.waivers =
        vec![WaiverGroup { id: id.clone(), title, share, rules: vec![], offerings: vec![] }];
    let bills = quote(&school, &usage, &[Waiver { group: id, offering: None }]);
    let totals: Vec<i64> = bills.iter().map(|bill| bill.total.0).collect();
    assert_eq!(totals, [50, 51], "of the first 51 are waived, of the second 50");
}

#[test]
fn what_is_for_the_whole_term_counts_in_every_month_of_a_limit() {
    let names = windows(&["evening"]);
    // September has 22 days, October 8, and the term's months are four.
    let usage = in_care(&names, 30, 1);
    let sums = |rate: &str, billed: Billed| -> (i64, i64) {
        let whole = FeeRule { billed, ..rule("whole", Unit::Term, rate) };
        let daily =
            FeeRule { billed: Billed::AfterMonth { objections: 0 }, ..rule("daily", Unit::Day, "5.00") };
        let mut school = school_with(vec![daily, whole]);
        school.tariff.limits = vec![FeeLimit { rules: vec![], at_most: bound("30", Per::Month) }];
        let bills = quote(&school, &usage, &[]);
        let shown = |counted: bool| {
            let of = bills.iter().filter(|bill| (bill.state == BillState::Counting) == counted);
            of.map(|bill| bill.total.0).sum()
        };
        (shown(false), shown(true))
    };
    assert_eq!(sums("10.00", Billed::AtOnce), (1_000, 6_000), "there is room for both");
    assert_eq!(sums("80.00", Billed::AtOnce), (8_000, 4_000), "30 of September, and of October what is left");
    assert_eq!(sums("500.00", Billed::AtOnce), (12_000, 0), "four months of 30");
    let after = Billed::AfterTerm { objections: 0 };
    assert_eq!(sums("80.00", after), (0, 12_000), "60 of two months, and 60 of the 80");
}
