//! Lines of a bill: what is told once, what of rounding is told, and what each line is called.

use super::example::*;
use crate::examples::date;
use crate::rules::{LatePickUp, Usage, quote, settlement};
use crate::*;

/// Title, charge and amount of each line of the first bill.
fn told(rules: Vec<FeeRule>, usage: &Usage<'_>) -> Vec<(String, Charge, i64)> {
    let bills = quote(&school_with(rules), usage, &[]);
    let lines = bills.into_iter().take(1).flat_map(|bill| bill.lines);
    lines.map(|line| (line.title, line.charge, line.amount.0)).collect()
}

/// The same of what is counted after the term.
fn told_after(rules: Vec<FeeRule>, usage: &Usage<'_>) -> Vec<(Charge, i64)> {
    let lines = settlement(&school_with(rules), usage, &[], None, Fen(i64::MAX));
    lines.into_iter().map(|line| (line.charge, line.amount.0)).collect()
}

fn charges(lines: Vec<(String, Charge, i64)>) -> Vec<(Charge, i64)> {
    lines.into_iter().map(|(_, charge, amount)| (charge, amount)).collect()
}

fn counted_as(rate: i64, unit: Unit, count: u32, amount: i64) -> (Charge, i64) {
    (Charge::Counted { rate: Fen(rate), unit, count }, amount)
}

fn adjusted(why: Adjustment, amount: i64) -> (Charge, i64) {
    (Charge::Adjusted(why), amount)
}

/// One period of 40 minutes in September and one in October: 66.67 fen each at one yuan an hour.
fn two_months(names: &[WindowId]) -> Usage<'_> {
    let mut usage = in_care(names, 1, 1);
    usage.sessions.push(session(date("2026-10-12"), 0, 0, 1));
    usage
}

fn by_the_hour(rounding: Rounding) -> FeeRule {
    // A cap that is never reached, but divides by months.
    FeeRule { rounding, at_most: vec![bound("50", Per::Month)], ..rule("x", Unit::Hour, "1.00") }
}

#[test]
fn what_rounding_month_by_month_changes_is_a_line_of_its_own() {
    let names = windows(&["noon"]);
    let hours = || counted_as(100, Unit::Hour, 80, 133);
    let cases = [
        // 67 and 67.
        (Rounding::HalfUp, vec![hours(), adjusted(Adjustment::Rounded, 1)]),
        // 66 and 66.
        (Rounding::Down, vec![hours(), adjusted(Adjustment::Rounded, -1)]),
        // 60 and 60: of 67 shown for each month 7 come off, and the month by month of 133 is put back.
        (Rounding::DownToJiao, vec![hours(), adjusted(Adjustment::Rounded, -13)]),
    ];
    for (rounding, expected) in cases {
        assert_eq!(charges(told(vec![by_the_hour(rounding)], &two_months(&names))), expected, "{rounding:?}");
    }
}

#[test]
fn where_only_a_limit_divides_by_months_less_than_a_fen_is_left_out() {
    let names = windows(&["noon"]);
    let sum = |limits: Vec<FeeLimit>| {
        let mut school = school_with(vec![rule("x", Unit::Hour, "1.00")]);
        school.tariff.limits = limits;
        quote(&school, &two_months(&names), &[])[0].total
    };
    let limit = |per, rules: &[&str]| {
        let rules = rules.iter().map(|id| FeeRuleId::new(*id)).collect();
        vec![FeeLimit { rules, at_most: bound("50", per) }]
    };
    assert_eq!(sum(vec![]), Fen(133));
    assert_eq!(sum(limit(Per::Month, &[])), Fen(132), "66 and 66");
    assert_eq!(sum(limit(Per::Month, &["x"])), Fen(132));
    assert_eq!(sum(limit(Per::Month, &["other"])), Fen(133), "a limit of another rule");
    assert_eq!(sum(limit(Per::Term, &["x"])), Fen(133), "a limit of the term divides nothing");
}

#[test]
fn a_bound_that_moved_several_months_is_told_once() {
    let names = windows(&["noon"]);
    // September has 22 days, October 8.
    let usage = in_care(&names, 30, 1);
    let bounds = |rule: FeeRule| FeeRule {
        at_most: vec![bound("15.00", Per::Month)],
        at_least: vec![bound("9.00", Per::Month)],
        ..rule
    };
    let least = Adjustment::AtLeast { amount: yuan_of("9.00"), per: Per::Month };
    let most = Adjustment::AtMost { amount: yuan_of("15.00"), per: Per::Month };
    let days = |rate: i64| counted_as(rate, Unit::Day, 30, 30 * rate);
    let expected = [days(100), adjusted(most.clone(), -700), adjusted(least, 100)];
    assert_eq!(charges(told(vec![bounds(rule("x", Unit::Day, "1.00"))], &usage)), expected);
    // 66 and 24 come down to 15 each.
    let expected = [days(300), adjusted(most, -6_000)];
    assert_eq!(charges(told(vec![bounds(rule("x", Unit::Day, "3.00"))], &usage)), expected);
}

#[test]
fn lines_name_the_rule_the_service_or_both() {
    let names = windows(&["noon", "evening"]);
    let usage = in_care(&names, 2, 1);
    let titles = |title: &str, unit, for_each| -> Vec<String> {
        let rule = FeeRule { for_each, title: title.into(), ..rule("x", unit, "1.00") };
        let mut titles: Vec<String> =
            told(vec![rule], &usage).into_iter().filter(|line| line.2 != 0).map(|line| line.0).collect();
        titles.dedup();
        titles
    };
    assert_eq!(titles("管理费", Unit::Meeting, ForEach::Child), ["管理费"]);
    let both = ["noon托管 · 管理费", "evening托管 · 管理费"];
    assert_eq!(titles("管理费", Unit::Meeting, ForEach::Service), both);
    assert_eq!(titles("管理费", Unit::Term, ForEach::Service), both);
    let services = ["noon托管", "evening托管"];
    assert_eq!(titles("", Unit::Meeting, ForEach::Child), services);
    assert_eq!(titles("", Unit::Term, ForEach::Service), services);
}

#[test]
fn late_pick_ups_are_told_with_their_most_and_then_as_counted() {
    let names = windows(&["evening"]);
    let rules = |per: Per| {
        let at_most = vec![bound("15", per), bound("60", Per::Term)];
        let billed = Billed::AfterTerm { objections: 0 };
        vec![FeeRule { at_most, billed, ..rule("晚接", Unit::LatePickUp { minutes: 30 }, "10.00") }]
    };
    let mut usage = in_care(&names, 30, 1);
    let bills = quote(&school_with(rules(Per::Day)), &usage, &[]);
    let last = bills.last().expect("a bill");
    let told: Vec<(&str, &Charge, Fen)> =
        last.lines.iter().map(|line| (line.title.as_str(), &line.charge, line.amount)).collect();
    assert_eq!(told, [("晚接", &Charge::UpTo, Fen(6_000))]);
    assert_eq!(told_after(rules(Per::Day), &usage), [], "nobody was late");
    usage.late_pick_ups = vec![
        LatePickUp { date: date("2026-09-02"), minutes: 1 },
        LatePickUp { date: date("2026-10-13"), minutes: 31 },
    ];
    let spans = counted_as(1_000, Unit::LatePickUp { minutes: 30 }, 3, 3_000);
    let most = Adjustment::AtMost { amount: yuan_of("15"), per: Per::Day };
    assert_eq!(told_after(rules(Per::Day), &usage), [spans, adjusted(most, -500)]);
}

#[test]
fn late_pick_ups_of_a_month_are_those_of_its_days() {
    let names = windows(&["evening"]);
    let at_most = vec![bound("60", Per::Month), bound("40", Per::Week)];
    let billed = Billed::AfterMonth { objections: 0 };
    let rules =
        vec![FeeRule { at_most, billed, ..rule("晚接", Unit::LatePickUp { minutes: 30 }, "10.00") }];
    // Of October the Thursday and the Friday of September's last week.
    let mut usage = in_care(&names, 24, 1);
    usage.late_pick_ups = ["2026-09-01", "2026-09-30", "2026-10-01"]
        .map(|day| LatePickUp { date: date(day), minutes: 5 })
        .to_vec();
    let of_month = |month| -> i64 {
        let lines = settlement(&school_with(rules.clone()), &usage, &[], Some(month), Fen(i64::MAX));
        lines.iter().map(|line| line.amount.0).sum()
    };
    assert_eq!([of_month(0), of_month(1), of_month(2)], [2_000, 1_000, 0]);
}

#[test]
fn late_pick_ups_cost_nothing_of_whoever_takes_nothing_the_rule_is_about() {
    let names = windows(&["noon", "evening"]);
    let rule = |window: &str| FeeRule {
        covers: Covers { windows: windows(&[window]), ..Covers::default() },
        at_most: vec![bound("60", Per::Month)],
        ..rule("晚接", Unit::LatePickUp { minutes: 30 }, "10.00")
    };
    let mut usage = in_care(&names, 30, 1);
    // Of the evenings none, of October only the noons; of those the first week before the child came.
    usage.sessions.retain(|session| session.window == 0);
    let most = |rule: FeeRule, usage: &Usage<'_>| -> i64 {
        let bills = quote(&school_with(vec![rule]), usage, &[]);
        bills.iter().filter(|bill| bill.state == BillState::Counting).map(|bill| bill.total.0).sum()
    };
    assert_eq!(most(rule("evening"), &usage), 0);
    assert_eq!(most(rule("noon"), &usage), 12_000, "two months");
    for session in &mut usage.sessions {
        session.joined = session.date >= date("2026-10-01");
    }
    assert_eq!(most(rule("noon"), &usage), 6_000, "October alone");
}

#[test]
fn amounts_on_the_way_are_rounded_as_the_end_is() {
    let names = windows(&["noon"]);
    let mut usage = in_care(&names, 3, 1);
    usage.sessions[2].attended = false;
    let share = |parts, of| Fraction::new(parts, of).expect("a share");
    let attendance = vec![AttendanceStep { below: share(1, 1), pays: share(1, 3) }];
    let rule = |rounding| FeeRule {
        rounding,
        attendance: attendance.clone(),
        billed: Billed::AfterTerm { objections: 0 },
        ..rule("x", Unit::Term, "1.00")
    };
    let attended = |amount| adjusted(Adjustment::Attended { days: 2, of: 3, pays: share(1, 3) }, amount);
    let term = || counted_as(100, Unit::Term, 1, 100);
    assert_eq!(told_after(vec![rule(Rounding::Up)], &usage), [term(), attended(-66)]);
    assert_eq!(told_after(vec![rule(Rounding::HalfUp)], &usage), [term(), attended(-67)]);
    let jiao = [term(), attended(-67), adjusted(Adjustment::Rounded, -3)];
    assert_eq!(told_after(vec![rule(Rounding::DownToJiao)], &usage), jiao);
}

#[test]
fn days_that_were_not_held_are_told() {
    let names = windows(&["noon"]);
    let mut usage = in_care(&names, 4, 1);
    usage.sessions[1].held = false;
    let billed = Billed::AfterTerm { objections: 0 };
    let rule = FeeRule { undelivered: Undelivered::Deducted, billed, ..rule("x", Unit::Term, "1.00") };
    let expected =
        [counted_as(100, Unit::Term, 1, 100), adjusted(Adjustment::NotHeld { days: 1, of: 4 }, -25)];
    assert_eq!(told_after(vec![rule], &usage), expected);
}

#[test]
fn what_is_missing_to_the_least_of_the_term_is_added_from_the_last_month_backwards() {
    let names = windows(&["noon"]);
    // September comes to 22.00, October to 8.00.
    let usage = in_care(&names, 30, 1);
    let months = |most: &str, least: &str| -> Vec<i64> {
        let rule = FeeRule {
            billed: Billed::EachMonth,
            at_least: vec![bound(least, Per::Term)],
            at_most: vec![bound(most, Per::Month)],
            ..rule("x", Unit::Day, "1.00")
        };
        quote(&school_with(vec![rule]), &usage, &[]).iter().map(|bill| bill.total.0).collect()
    };
    assert_eq!(months("100", "45"), [2_200, 2_300]);
    assert_eq!(months("25", "45"), [2_200, 2_300]);
    assert_eq!(months("23", "45.50"), [2_250, 2_300]);
    assert_eq!(months("23", "200"), [2_300, 2_300], "no month is raised above its most");
}
