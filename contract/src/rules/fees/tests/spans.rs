//! Days and weeks: which rate they have, what they are bounded by, and how both are told.

use super::example::*;
use crate::examples::{clock, date};
use crate::rules::{Usage, quote};
use crate::*;

fn lines(rule: FeeRule, usage: &Usage<'_>) -> Vec<(Charge, Fen)> {
    let bills = quote(&school_with(vec![rule]), usage, &[]);
    let lines = bills.into_iter().take(1).flat_map(|bill| bill.lines);
    lines.map(|line| (line.charge, line.amount)).collect()
}

fn counted_as(rate: i64, unit: Unit, count: u32) -> (Charge, Fen) {
    (Charge::Counted { rate: Fen(rate), unit, count }, Fen(rate * i64::from(count)))
}

/// Five days of one week at noon; on the Thursday the child stays for the evening as well.
fn a_week(names: &[WindowId]) -> Usage<'_> {
    let mut usage = in_care(names, 9, 1);
    usage.sessions.retain(|session| {
        let in_week = session.date >= date("2026-09-07") && session.date <= date("2026-09-11");
        in_week && (session.window == 0 || session.date == date("2026-09-10"))
    });
    usage
}

fn by_end(unit: Unit) -> FeeRule {
    let early = Rate { ends_by: Some(clock("17:00")), ..rate("3.00") };
    FeeRule { rates: vec![early], ..rule("x", unit, "5.00") }
}

#[test]
fn a_day_has_the_rate_of_its_own_end_and_a_week_that_of_its_latest() {
    let names = windows(&["noon", "evening"]);
    let usage = a_week(&names);
    let days = [counted_as(300, Unit::Day, 4), counted_as(500, Unit::Day, 1)];
    assert_eq!(lines(by_end(Unit::Day), &usage), days);
    assert_eq!(lines(by_end(Unit::Week), &usage), [counted_as(500, Unit::Week, 1)]);
    // A meeting has that of the day it is on: two on the Thursday.
    let meetings = [counted_as(300, Unit::Meeting, 4), counted_as(500, Unit::Meeting, 2)];
    assert_eq!(lines(by_end(Unit::Meeting), &usage), meetings);
}

#[test]
fn a_bound_of_days_does_nothing_to_weeks() {
    let names = windows(&["noon"]);
    let usage = a_week(&names);
    let rule = |at_most: Vec<Bound>, at_least| FeeRule { at_most, at_least, ..rule("x", Unit::Week, "5.00") };
    let week = [counted_as(500, Unit::Week, 1)];
    assert_eq!(lines(rule(vec![bound("4.00", Per::Day)], vec![]), &usage), week);
    assert_eq!(lines(rule(vec![], vec![bound("6.00", Per::Day)]), &usage), week);
}

#[test]
fn units_at_different_rates_are_told_apart() {
    let names = windows(&["noon"]);
    let mut usage = in_care(&names, 9, 1);
    for (nth, session) in usage.sessions.iter_mut().enumerate() {
        if nth % 3 == 0 {
            session.end = clock("18:00");
        }
    }
    let told = lines(by_end(Unit::Meeting), &usage);
    assert_eq!(told, [counted_as(500, Unit::Meeting, 3), counted_as(300, Unit::Meeting, 6)]);
}

#[test]
fn a_bound_of_days_and_one_of_weeks_are_told_one_after_the_other() {
    let names = windows(&["noon"]);
    // Nine days of two periods: weeks of 8.00 and 10.00; by day 1.50, so 6.00 and 7.50; by week 6.50.
    let usage = in_care(&names, 9, 2);
    let bounds = vec![bound("1.50", Per::Day), bound("6.50", Per::Week)];
    let rule = FeeRule { at_most: bounds, ..rule("x", Unit::Period, "1.00") };
    let cut = |yuan: &str, per, moved| {
        (Charge::Adjusted(Adjustment::AtMost { amount: yuan_of(yuan), per }), Fen(moved))
    };
    let expected =
        [counted_as(100, Unit::Period, 18), cut("1.50", Per::Day, -450), cut("6.50", Per::Week, -100)];
    assert_eq!(lines(rule, &usage), expected);
}

#[test]
fn a_week_in_which_nothing_counted_is_not_raised_to_what_a_week_costs_at_least() {
    let names = windows(&["noon"]);
    let mut usage = in_care(&names, 9, 1);
    for session in &mut usage.sessions {
        session.attended = session.date >= date("2026-09-07");
    }
    let counts = Counts::Attended;
    let billed = Billed::AfterTerm { objections: 0 };
    let rule =
        FeeRule { at_least: vec![bound("6.00", Per::Week)], counts, billed, ..rule("x", Unit::Day, "1.00") };
    assert_eq!(counted(vec![rule], &usage), "6.00", "of two weeks the second");
}

#[test]
fn a_rule_without_a_name_is_told_by_the_one_service_it_covers() {
    let names = windows(&["noon", "evening"]);
    let usage = in_care(&names, 3, 1);
    let covers = Covers { windows: windows(&["evening"]), ..Covers::default() };
    let at_most = vec![bound("5.00", Per::Term)];
    let rule = FeeRule { title: String::new(), covers, at_most, ..rule("x", Unit::Meeting, "2.00") };
    let bills = quote(&school_with(vec![rule]), &usage, &[]);
    let lines = bills[0].lines.iter().filter(|line| !line.amount.is_zero());
    let told: Vec<(&str, Fen)> = lines.map(|line| (line.title.as_str(), line.amount)).collect();
    assert_eq!(told, [("evening托管", Fen(600)), ("evening托管", Fen(-100))]);
}

#[test]
fn a_week_is_billed_whole_in_the_month_of_its_first_session() {
    let names = windows(&["noon"]);
    // Weekdays of September, and the Thursday and Friday of its last week, which are in October.
    let usage = in_care(&names, 24, 1);
    let months = |rule: FeeRule| -> Vec<i64> {
        let rule = FeeRule { billed: Billed::EachMonth, ..rule };
        quote(&school_with(vec![rule]), &usage, &[]).iter().map(|bill| bill.total.0).collect()
    };
    let day = || rule("x", Unit::Day, "1.00");
    assert_eq!(months(day()), [2_200, 200], "days are where they are");
    assert_eq!(months(rule("x", Unit::Week, "1.00")), [500]);
    assert_eq!(months(FeeRule { at_most: vec![bound("4.00", Per::Week)], ..day() }), [2_000]);
    assert_eq!(months(FeeRule { at_least: vec![bound("6.00", Per::Week)], ..day() }), [3_000]);
    let free = |per| FeeRule { free: Some(Allowance { units: 1, per }), ..day() };
    assert_eq!(months(free(Per::Week)), [1_900]);
    assert_eq!(months(free(Per::Month)), [2_100, 100]);
}
