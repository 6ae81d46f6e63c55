//! Parts of a rule, one by one, where no published tariff above shows them.

use super::example::*;
use crate::examples::{clock, date};
use crate::rules::{LatePickUp, Usage, quote};
use crate::*;

#[test]
fn units_count_what_they_say() {
    let names = windows(&["noon", "evening"]);
    let cases = [
        (Unit::Period, "120.00", "30 days, two windows of two periods"),
        (Unit::Hour, "80.00", "80 minutes in each"),
        (Unit::Meeting, "60.00", "each window is a session"),
        (Unit::Day, "30.00", "days"),
        (Unit::Week, "7.00", "weeks from Monday"),
        (Unit::Month, "2.00", "September and October"),
        (Unit::Term, "1.00", "the term"),
    ];
    for (unit, expected, why) in cases {
        assert_eq!(total(vec![rule("x", unit, "1.00")], &in_care(&names, 30, 2)), expected, "{why}");
    }
}

#[test]
fn what_is_counted_for_each_is_multiplied_by_it() {
    let names = windows(&["noon", "evening"]);
    let cases = [
        (Unit::Day, ForEach::Window, "60.00"),
        (Unit::Week, ForEach::Weekday, "30.00"),
        (Unit::Month, ForEach::Window, "4.00"),
        (Unit::Term, ForEach::Service, "2.00"),
        (Unit::Term, ForEach::Weekday, "5.00"),
    ];
    for (unit, for_each, expected) in cases {
        let rules = vec![FeeRule { for_each, ..rule("x", unit, "1.00") }];
        assert_eq!(total(rules, &in_care(&names, 30, 2)), expected, "{unit:?} for each {for_each:?}");
    }
}

#[test]
fn rates_follow_weekdays_meetings_and_the_end() {
    let names = windows(&["noon", "evening"]);
    let to = |to| Some(CountSpan { from: 0, to: Some(to) });
    let by = |part: Rate| vec![FeeRule { rates: vec![part], ..rule("x", Unit::Day, "1.00") }];
    let cases = [
        (Rate { weekdays: to(4), ..rate("2.00") }, "30.00", "five weekdays"),
        (Rate { weekdays: to(5), ..rate("2.00") }, "60.00", "up to five weekdays"),
        (Rate { meetings: to(59), ..rate("2.00") }, "30.00", "sixty meetings"),
        (Rate { meetings: to(60), ..rate("2.00") }, "60.00", "up to sixty meetings"),
        (Rate { ends_by: Some(clock("18:50")), ..rate("2.00") }, "60.00", "ends by then"),
        (Rate { ends_by: Some(clock("18:49")), ..rate("2.00") }, "30.00", "ends later"),
    ];
    for (part, expected, why) in cases {
        assert_eq!(total(by(part), &in_care(&names, 30, 2)), expected, "{why}");
    }
}

#[test]
fn a_cost_is_shared_by_heads_and_shown_at_the_fewest() {
    let offering = course();
    let names = windows(&["evening"]);
    let rules = || {
        let shared = Rate { shared: true, ..rate("200.00") };
        vec![FeeRule {
            rates: vec![shared],
            billed: Billed::AfterTerm { objections: 0 },
            ..rule("coach", Unit::Meeting, "0")
        }]
    };
    let mut usage = in_group(&names, &offering, 10, 2);
    assert_eq!(total(rules(), &usage), "166.70", "200.00 by 12 children is 16.67");
    usage.services[0].heads = 25;
    assert_eq!(counted(rules(), &usage), "80.00");
}

#[test]
fn days_weeks_months_and_the_term_have_floors_and_caps() {
    let names = windows(&["noon", "evening"]);
    let capped = |at_most| vec![FeeRule { at_most, ..rule("x", Unit::Period, "1.00") }];
    let floored = |at_least| vec![FeeRule { at_least, ..rule("x", Unit::Period, "1.00") }];
    let cases = [
        (capped(vec![bound("3.50", Per::Day)]), "105.00"),
        (capped(vec![bound("10", Per::Week)]), "64.00"),
        (capped(vec![bound("50", Per::Month)]), "82.00"),
        (capped(vec![bound("100", Per::Term)]), "100.00"),
        (capped(vec![bound("3.50", Per::Day), bound("60", Per::Month), bound("80", Per::Term)]), "80.00"),
        (floored(vec![bound("4.50", Per::Day)]), "135.00"),
        (floored(vec![bound("21", Per::Week)]), "147.00"),
        (floored(vec![bound("40", Per::Month)]), "128.00"),
        (floored(vec![bound("130", Per::Term)]), "130.00"),
    ];
    for (rules, expected) in cases {
        let bounds = (rules[0].at_most.clone(), rules[0].at_least.clone());
        assert_eq!(total(rules, &in_care(&names, 30, 2)), expected, "{bounds:?}");
    }
}

#[test]
fn whoever_has_it_free_meets_no_floor() {
    let free = Rate { grades: Some(GradeSpan { from: 1, to: 3 }), ..rate("0") };
    let rules = vec![FeeRule {
        rates: vec![free],
        at_least: vec![bound("20", Per::Month)],
        ..rule("x", Unit::Day, "1.00")
    }];
    assert_eq!(total(rules, &in_care(&windows(&["evening"]), 30, 1)), "0.00");
}

#[test]
fn what_is_free_begins_anew_with_its_span() {
    let names = windows(&["noon", "evening"]);
    let cases = [
        (Per::Day, 1, "90.00"),
        (Per::Week, 5, "86.00"),
        (Per::Month, 10, "100.00"),
        (Per::Term, 30, "90.00"),
    ];
    for (per, units, expected) in cases {
        let free = Some(Allowance { units, per });
        let rules = vec![FeeRule { free, ..rule("x", Unit::Period, "1.00") }];
        assert_eq!(total(rules, &in_care(&names, 30, 2)), expected, "{units} of each {per:?}");
    }
    let first_month =
        FeeRule { free: Some(Allowance { units: 1, per: Per::Term }), ..rule("x", Unit::Month, "50") };
    assert_eq!(total(vec![first_month], &in_care(&names, 90, 1)), "150.00", "the first month is free");
}

#[test]
fn a_late_start_is_paid_as_the_rule_says() {
    let names = windows(&["evening"]);
    let late = |days: usize| {
        let mut usage = in_care(&names, 22, 1);
        usage.sessions[..days].iter_mut().for_each(|session| session.joined = false);
        usage
    };
    let of = |late_start| vec![FeeRule { late_start, ..rule("month", Unit::Month, "110.00") }];
    let cases = [
        (LateStart::Whole, 12, "110.00"),
        (LateStart::ByDay, 12, "50.00"),
        (LateStart::ByHalf, 10, "110.00"),
        (LateStart::ByHalf, 11, "55.00"),
    ];
    for (late_start, days, expected) in cases {
        assert_eq!(total(of(late_start), &late(days)), expected, "{late_start:?} after {days} days");
    }
    assert_eq!(
        total(vec![rule("day", Unit::Day, "5.00")], &late(12)),
        "50.00",
        "what is counted, from then on"
    );
}

#[test]
fn late_pick_ups_are_counted_by_begun_spans_and_shown_with_their_most() {
    let names = windows(&["evening"]);
    let rules = || {
        let at_most = vec![bound("60", Per::Month)];
        vec![FeeRule { at_most, ..rule("晚接", Unit::LatePickUp { minutes: 30 }, "10.00") }]
    };
    let mut usage = in_care(&names, 30, 1);
    let bills = quote(&school_with(rules()), &usage, &[]);
    assert_eq!((bills.last().map(|bill| (bill.state, bill.total))), Some((BillState::Counting, Fen(12_000))));
    usage.late_pick_ups = vec![
        LatePickUp { date: date("2026-09-02"), minutes: 1 },
        LatePickUp { date: date("2026-09-03"), minutes: 31 },
    ];
    assert_eq!(counted(rules(), &usage), "30.00");
    usage.late_pick_ups.push(LatePickUp { date: date("2026-09-04"), minutes: 600 });
    assert_eq!(counted(rules(), &usage), "60.00", "no more than a month may come to");
    let day = |mut rules: Vec<FeeRule>| {
        rules[0].at_most.push(bound("15", Per::Day));
        rules
    };
    assert_eq!(counted(day(rules()), &usage), "40.00", "10, then two days of at most 15");
}

#[test]
fn several_rules_have_a_cap_together() {
    let names = windows(&["noon", "evening"]);
    let mut school = school_with(vec![rule("a", Unit::Day, "3.00"), rule("b", Unit::Month, "50.00")]);
    let usage = in_care(&names, 30, 1);
    let sum = |school: &School, usage: &Usage<'_>| {
        crate::rules::quoted_total(&quote(school, usage, &[])).to_string()
    };
    assert_eq!(sum(&school, &usage), "190.00");
    school.tariff.limits = vec![FeeLimit { rules: vec![], at_most: bound("100", Per::Month) }];
    assert_eq!(sum(&school, &usage), "174.00", "September is 66 + 50, October 24 + 50");
    school.tariff.limits = vec![FeeLimit { rules: vec![], at_most: bound("150", Per::Term) }];
    assert_eq!(sum(&school, &usage), "150.00");
    school.tariff.limits =
        vec![FeeLimit { rules: vec![FeeRuleId::new("a")], at_most: bound("80", Per::Term) }];
    assert_eq!(sum(&school, &usage), "180.00", "the other is not under it");
}

#[test]
fn a_waiver_is_of_everything_of_a_rule_or_of_an_offering() {
    let offering = Offering { fees: vec![rule("course", Unit::Meeting, "25.00")], ..course() };
    let names = windows(&["evening"]);
    let usage = in_group(&names, &offering, 16, 1);
    let half = Fraction::new(1, 2).expect("a half");
    let cases = [
        (vec![], vec![], None, Fraction::WHOLE, "0.00"),
        (vec![], vec![], None, half, "208.00"),
        (vec!["a"], vec![], None, Fraction::WHOLE, "400.00"),
        (vec!["b"], vec![], None, Fraction::WHOLE, "416.00"),
        (vec![], vec!["football"], None, half, "208.00"),
        (vec![], vec!["football"], Some("chess"), half, "416.00"),
        (vec![], vec![], Some("football"), Fraction::WHOLE, "0.00"),
    ];
    for (rules, offerings, only, share, expected) in cases {
        let mut school = school_with(vec![rule("a", Unit::Period, "1.00")]);
        school.tariff.waivers = vec![WaiverGroup {
            id: WaiverGroupId::new("poor"),
            title: "低保家庭".into(),
            share,
            rules: rules.iter().map(|id| FeeRuleId::new(*id)).collect(),
            offerings: offerings.iter().map(|id| OfferingId::new(*id)).collect(),
        }];
        let granted = [Waiver { group: WaiverGroupId::new("poor"), offering: only.map(OfferingId::new) }];
        let said = crate::rules::quoted_total(&quote(&school, &usage, &granted)).to_string();
        assert_eq!(said, expected, "{rules:?} {offerings:?} {only:?} {share}");
    }
}

#[test]
fn amounts_are_rounded_once_at_their_end() {
    let names = windows(&["evening"]);
    let third = Fraction::new(1, 3).expect("a third");
    let of = |rounding| {
        let attendance = vec![AttendanceStep { below: Fraction::WHOLE, pays: third }];
        vec![FeeRule { attendance, rounding, ..rule("month", Unit::Month, "100.00") }]
    };
    let mut usage = in_care(&names, 22, 1);
    usage.sessions[0].attended = false;
    let cases = [
        (Rounding::HalfUp, "33.33"),
        (Rounding::Up, "33.34"),
        (Rounding::DownToJiao, "33.30"),
        (Rounding::DownToYuan, "33.00"),
    ];
    for (rounding, expected) in cases {
        assert_eq!(counted(of(rounding), &usage), expected, "{rounding:?}");
    }
}

#[test]
fn a_service_beside_what_is_charged_is_said_to_be_free() {
    let names = windows(&["period-1", "period-2"]);
    let covers = Covers { windows: windows(&["period-2"]), ..Covers::default() };
    let rules = vec![FeeRule { covers, ..rule("second", Unit::Day, "5.00") }];
    let bill = quote(&school_with(rules), &in_care(&names, 10, 1), &[]).remove(0);
    let said: Vec<String> = bill.lines.iter().map(|line| format!("{} {}", line.title, line.amount)).collect();
    assert_eq!(said, ["second 50.00", "period-1托管 0.00"]);
}

#[test]
fn a_make_up_day_counts_as_the_weekday_it_replaces() {
    let school = School { tariff: Tariff::default(), ..crate::examples::school() };
    let football = crate::examples::football();
    let groups = [crate::rules::Priced { offering: &football, group: &football.groups[0] }];
    let plan = crate::rules::Plan { grade: 3, care: &[], groups: &groups, from: None };
    let usage = crate::rules::planned_usage(&school, &plan);
    assert!(
        usage.sessions.iter().all(|session| session.weekday == chrono::Weekday::Wed),
        "with Saturday 10 October"
    );
    let weekly = FeeRule { for_each: ForEach::Weekday, ..rule("x", Unit::Term, "45.00") };
    assert_eq!(total(vec![weekly], &usage), "545.00", "one weekday, and the course itself");
}
