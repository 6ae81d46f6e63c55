//! What a bill tells: why the sum differs from what was counted, and what each service comes to.

use super::example::*;
use crate::rules::quote;
use crate::*;

/// The charges of the first bill with their amounts.
fn told(rule: FeeRule, usage: &crate::rules::Usage<'_>) -> Vec<(String, Charge, Fen)> {
    let bills = quote(&school_with(vec![rule]), usage, &[]);
    let lines = bills.into_iter().take(1).flat_map(|bill| bill.lines);
    lines.map(|line| (line.title, line.charge, line.amount)).collect()
}

#[test]
fn a_bound_that_moved_the_sum_is_told_by_its_name() {
    let names = windows(&["noon"]);
    // Ten days, two periods each: weeks of 8.00, 10.00 and 2.00.
    let usage = in_care(&names, 10, 2);
    let least = |bound: Bound| FeeRule { at_least: vec![bound], ..rule("x", Unit::Period, "1.00") };
    let most = |bound: Bound| FeeRule { at_most: vec![bound], ..rule("x", Unit::Period, "1.00") };
    let cases = [
        (most(bound("1.50", Per::Day)), -500),
        (least(bound("3.00", Per::Day)), 1_000),
        (most(bound("7.00", Per::Week)), -400),
        (least(bound("9.00", Per::Week)), 800),
    ];
    for (rule, moved) in cases {
        let (amount, per, lowers) = match (rule.at_least.first(), rule.at_most.first()) {
            (Some(bound), _) => (bound.amount, bound.per, false),
            (_, Some(bound)) => (bound.amount, bound.per, true),
            _ => panic!("a bound"),
        };
        let why = match lowers {
            true => Adjustment::AtMost { amount, per },
            false => Adjustment::AtLeast { amount, per },
        };
        let counted = Charge::Counted { rate: Fen(100), unit: Unit::Period, count: 20 };
        let expected =
            [("x".to_owned(), counted, Fen(2_000)), ("x".to_owned(), Charge::Adjusted(why), Fen(moved))];
        assert_eq!(told(rule, &usage), expected, "{per:?}");
    }
}

#[test]
fn each_service_is_told_with_its_own_count() {
    let names = windows(&["noon", "evening"]);
    let mut usage = in_care(&names, 10, 1);
    // Of the evenings only the first four.
    let mut evenings = 0;
    usage.sessions.retain(|session| {
        evenings += usize::from(session.service == 1);
        session.service == 0 || evenings <= 4
    });
    let each =
        FeeRule { for_each: ForEach::Service, title: String::new(), ..rule("x", Unit::Meeting, "2.00") };
    let line = |title: &str, count: u32| {
        let counted = Charge::Counted { rate: Fen(200), unit: Unit::Meeting, count };
        (title.to_owned(), counted, Fen(i64::from(count) * 200))
    };
    assert_eq!(told(each, &usage), [line("noon托管", 10), line("evening托管", 4)]);
}
