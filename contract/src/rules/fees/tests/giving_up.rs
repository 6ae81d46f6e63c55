//! What giving services up comes to, bill by bill.

use super::example::*;
use crate::examples::{date, fee_rule};
use crate::rules::{GivenUp, GivingUp, Service, Usage, given_up, quote};
use crate::*;

/// Bill and amount given back, line by line.
fn back(
    rules: Vec<FeeRule>,
    refund: &RefundRule,
    all: &Usage<'_>,
    kept: &Usage<'_>,
    gives_up: &dyn Fn(&Service<'_>) -> bool,
    leaves: &str,
) -> Vec<(usize, String)> {
    let school = school_with(rules);
    let gives_up: Vec<bool> = all.services.iter().map(gives_up).collect();
    let (gives_up, leaves) = (&gives_up[..], date(leaves));
    let giving_up = GivingUp { all, kept, gives_up, leaves, service_cancelled: false };
    let found = given_up(&school, &[], &giving_up, &|_| Some(refund));
    let bills = quote(&school, all, &[]);
    let back = |one: &GivenUp| one.refund.as_ref().map_or(Fen::ZERO, |refund| refund.amount);
    for one in &found {
        assert!(back(one) <= bills[one.bill].total, "never more than the bill");
        assert_eq!(one.billed_on, bills[one.bill].billed_on);
    }
    found.iter().map(|one| (one.bill, back(one).to_string())).collect()
}

#[test]
fn leaving_everything_gives_back_what_was_not_used() {
    let names = windows(&["evening"]);
    let all = in_care(&names, 22, 1);
    let by_day = RefundRule::by(Measure::Day);
    let monthly = vec![rule("month", Unit::Month, "130.00")];
    let nothing = Usage::default();
    let everything = |_: &Service<'_>| true;
    assert_eq!(
        back(monthly, &by_day, &all, &nothing, &everything, "2026-09-14"),
        [(0, "76.82".into())],
        "after 9 of 22 days"
    );
}

#[test]
fn months_that_are_to_come_are_given_back_whole() {
    let names = windows(&["evening"]);
    let all = in_care(&names, 80, 1);
    let monthly = vec![FeeRule { billed: Billed::EachMonth, ..rule("month", Unit::Month, "100.00") }];
    let by_month = RefundRule::by(Measure::Month);
    let everything = |_: &Service<'_>| true;
    let found = back(monthly, &by_month, &all, &Usage::default(), &everything, "2026-10-12");
    let expected = [(0, "0.00"), (1, "0.00"), (2, "100.00"), (3, "100.00")];
    assert_eq!(found, expected.map(|(bill, amount)| (bill, amount.to_owned())), "October has begun");
}

#[test]
fn giving_up_a_part_of_a_package_gives_back_the_difference() {
    let (both, evening) = (windows(&["noon", "evening"]), windows(&["evening"]));
    let (all, kept) = (in_care(&both, 40, 1), in_care(&evening, 40, 1));
    let package = |takes: &[&str], yuan| Rate { takes: windows(takes), ..rate(yuan) };
    let rates =
        vec![package(&["noon", "evening"], "250"), package(&["noon"], "150"), package(&["evening"], "120")];
    let rules = vec![FeeRule { rates, billed: Billed::EachMonth, ..fee_rule("care", Unit::Month) }];
    let noon = |service: &Service<'_>| service.title == "noon托管";
    let by_month = RefundRule::by(Measure::Month);
    let found = back(rules, &by_month, &all, &kept, &noon, "2026-10-01");
    assert_eq!(found, [(0, "0.00".into()), (1, "130.00".into())], "250 less 120, from October on");
}

#[test]
fn a_course_goes_alone_with_what_belongs_to_it() {
    let names = windows(&["evening"]);
    let course = Offering {
        fees: vec![rule("course", Unit::Meeting, "25.00"), rule("材料费", Unit::Term, "60.00")],
        ..course()
    };
    let all = in_group(&names, &course, 16, 1);
    let by_meeting = RefundRule::by(Measure::Meeting);
    let everything = |_: &Service<'_>| true;
    let found = back(
        vec![rule("term", Unit::Term, "10.00")],
        &by_meeting,
        &all,
        &Usage { services: vec![], sessions: vec![], ..all.clone() },
        &everything,
        "2026-10-01",
    );
    let expected = [(0, "7.50"), (0, "300.00"), (0, "45.00")];
    assert_eq!(found, expected.map(|(bill, amount)| (bill, amount.to_owned())), "4 of 16 were used");
}

#[test]
fn what_another_rule_comes_to_more_is_taken_off() {
    let names = windows(&["noon", "evening"]);
    let evening = windows(&["evening"]);
    let (all, kept) = (in_care(&names, 40, 1), in_care(&evening, 40, 1));
    let of = |window: &str, yuan| FeeRule {
        covers: Covers { windows: windows(&[window]), ..Covers::default() },
        ..rule(window, Unit::Period, yuan)
    };
    let mut school = school_with(vec![of("noon", "3.00"), of("evening", "3.00")]);
    let at_most = bound("160", Per::Term);
    school.tariff.limits = vec![FeeLimit { rules: vec![], at_most }];
    let refund = RefundRule::by(Measure::Day);
    let giving_up = GivingUp {
        all: &all,
        kept: &kept,
        gives_up: &[true, false],
        leaves: date("2026-08-01"),
        service_cancelled: false,
    };
    let found = given_up(&school, &[], &giving_up, &|_| Some(&refund));
    let charged: i64 = found.iter().map(|one| one.charged.0).sum();
    assert_eq!(charged, 4_000, "160 for both, 120 for the evening alone");
}

#[test]
fn a_fee_that_keeps_what_was_not_held_keeps_it_when_a_child_leaves() {
    let names = windows(&["evening"]);
    let mut all = in_care(&names, 20, 1);
    for session in &mut all.sessions[..4] {
        session.held = false;
    }
    let by_day = RefundRule::by(Measure::Day);
    let everything = |_: &Service<'_>| true;
    let cases = [(Undelivered::Deducted, "70.00"), (Undelivered::Kept, "50.00")];
    for (undelivered, expected) in cases {
        let rules = vec![FeeRule { undelivered, ..rule("term", Unit::Term, "100.00") }];
        let found = back(rules, &by_day, &all, &Usage::default(), &everything, "2026-09-15");
        assert_eq!(found, [(0, expected.to_owned())], "{undelivered:?}: ten of twenty days are to come");
    }
}

/// What is given up of each bill, by what the rule is called, when the noons are given up on a date.
fn without_noons(rules: Vec<FeeRule>, days: usize, leaves: &str) -> Vec<(usize, String, i64, bool)> {
    let (both, evening) = (windows(&["noon", "evening"]), windows(&["evening"]));
    let (all, kept) = (in_care(&both, days, 1), in_care(&evening, days, 1));
    let gives_up = [true, false];
    let (gives_up, leaves) = (&gives_up[..], date(leaves));
    let giving_up = GivingUp { all: &all, kept: &kept, gives_up, leaves, service_cancelled: false };
    let found = given_up(&school_with(rules), &[], &giving_up, &|_| None);
    found.into_iter().map(|one| (one.bill, one.title, one.charged.0, one.begun)).collect()
}

fn of_window(window: &str, id: &str, unit: Unit, yuan: &str) -> FeeRule {
    let covers = Covers { windows: windows(&[window]), ..Covers::default() };
    FeeRule { covers, ..rule(id, unit, yuan) }
}

#[test]
fn what_comes_to_more_is_taken_off_one_rule_after_the_other() {
    let with_noon = Rate { takes: windows(&["noon"]), ..rate("10") };
    let dearer_alone =
        FeeRule { rates: vec![with_noon], ..of_window("evening", "evening", Unit::Term, "70.00") };
    let rules = vec![
        of_window("noon", "meals", Unit::Term, "50.00"),
        of_window("noon", "care", Unit::Term, "50.00"),
        dearer_alone,
    ];
    let found = without_noons(rules, 20, "2026-09-01");
    assert_eq!(found, [(0, "care".to_owned(), 4_000, false)], "50 and 50 less, 60 more");
}

#[test]
fn each_bill_is_compared_with_the_bill_of_the_same_date() {
    let by_month =
        FeeRule { for_each: ForEach::Service, billed: Billed::EachMonth, ..rule("days", Unit::Day, "1.00") };
    // Of September 22 days, of October 18, no holidays counted.
    let found = without_noons(vec![by_month], 40, "2026-10-01");
    let charged: Vec<(usize, i64, bool)> =
        found.into_iter().map(|(bill, _, fen, begun)| (bill, fen, begun)).collect();
    assert_eq!(charged, [(0, 2_200, true), (1, 1_800, false)]);
}

#[test]
fn of_two_fees_in_instalments_only_the_parts_of_the_one_go() {
    let in_parts = |rule: FeeRule| {
        let part = |on, parts| Instalment { on: date(on), share: Fraction::new(parts, 10).expect("a share") };
        FeeRule { billed: Billed::Instalments(vec![part("2026-09-01", 3), part("2026-11-01", 7)]), ..rule }
    };
    let rules = vec![
        in_parts(of_window("noon", "noon", Unit::Term, "100.00")),
        in_parts(of_window("evening", "evening", Unit::Term, "50.00")),
    ];
    let found = without_noons(rules, 20, "2026-09-01");
    let noon = |bill, fen| (bill, "noon".to_owned(), fen, false);
    assert_eq!(found, [noon(0, 3_000), noon(1, 7_000)]);
}

#[test]
fn what_is_left_on_its_first_day_has_not_begun() {
    let term = || vec![of_window("noon", "noon", Unit::Term, "100.00")];
    let begun = |leaves| without_noons(term(), 20, leaves)[0].3;
    assert!(!begun("2026-09-01"), "the first day is the first it no longer comes");
    assert!(begun("2026-09-02"));
}
