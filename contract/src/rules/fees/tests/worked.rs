//! Published tariffs with their worked figures, to the fen.

use super::example::*;
use crate::examples::{fee_rule, robots};
use crate::rules::{quote, undelivered};
use crate::*;

fn package(takes: &[&str], yuan: &str) -> Rate {
    Rate { takes: windows(takes), ..rate(yuan) }
}

/// Noon 150, evening 100, both 250; a bill at the beginning of each month.
fn noon_and_evening() -> FeeRule {
    FeeRule {
        title: "课后服务费".into(),
        rates: vec![
            package(&["noon", "evening"], "250"),
            package(&["noon"], "150"),
            package(&["evening"], "100"),
        ],
        billed: Billed::EachMonth,
        ..fee_rule("care", Unit::Month)
    }
}

#[test]
fn f1_monthly_packages_are_billed_month_by_month() {
    let both = windows(&["noon", "evening"]);
    let bills = quote(&school_with(vec![noon_and_evening()]), &in_care(&both, 90, 3), &[]);
    let said: Vec<(&str, String)> =
        bills.iter().map(|bill| (bill.title.as_str(), bill.total.to_string())).collect();
    let month = |title| (title, "250.00".to_owned());
    assert_eq!(said, [month("9 月"), month("10 月"), month("11 月"), month("12 月")]);
    let evening = windows(&["evening"]);
    assert_eq!(total(vec![noon_and_evening()], &in_care(&evening, 20, 2)), "100.00", "evening, one month");
    let noon = windows(&["noon"]);
    assert_eq!(total(vec![noon_and_evening()], &in_care(&noon, 20, 2)), "150.00", "noon, one month");
}

#[test]
fn f2_own_teachers_and_outside_bodies_have_rates_of_their_own() {
    let rules = || {
        let outside = Rate { taught_by: Some(TaughtBy::Provider), ..rate("5.00") };
        vec![FeeRule { rates: vec![outside], ..rule("periods", Unit::Period, "3.00") }]
    };
    let evening = windows(&["evening"]);
    assert_eq!(total(rules(), &in_care(&evening, 76, 2)), "456.00");
    assert_eq!(total(rules(), &in_group(&evening, &course(), 16, 2)), "160.00");
    let own = robots();
    assert_eq!(total(rules(), &in_group(&evening, &own, 16, 2)), "96.00", "a club of the school's own");
}

#[test]
fn f3_days_attended_are_charged() {
    let rules = || {
        let outside = Rate { taught_by: Some(TaughtBy::Provider), ..rate("5.00") };
        let counted = Billed::AfterTerm { objections: 0 };
        let periods = rule("periods", Unit::Period, "2.40");
        vec![FeeRule { rates: vec![outside], billed: counted, counts: Counts::Attended, ..periods }]
    };
    let evening = windows(&["evening"]);
    let mut usage = in_care(&evening, 76, 2);
    assert_eq!(total(rules(), &usage), "364.80", "the most that is shown before");
    usage.sessions[..6].iter_mut().for_each(|session| session.attended = false);
    assert_eq!(counted(rules(), &usage), "336.00");
}

#[test]
fn f4_a_month_has_a_rate_for_each_stage() {
    let rules = || {
        let junior = Rate { grades: Some(GradeSpan { from: 7, to: 9 }), ..rate("110.00") };
        vec![FeeRule { rates: vec![junior], ..rule("month", Unit::Month, "130.00") }]
    };
    let evening = windows(&["evening"]);
    let usage = in_care(&evening, 22, 2);
    assert_eq!(total(rules(), &usage), "130.00");
    assert_eq!(total(rules(), &rules::Usage { grade: 8, ..usage }), "110.00");
}

#[test]
fn f5_periods_are_billed_after_the_fact_once_the_class_has_seen_the_list() {
    let rules = || {
        let billed = Billed::AfterTerm { objections: 5 };
        vec![FeeRule { billed, counts: Counts::Held, ..rule("periods", Unit::Period, "2.00") }]
    };
    let one = windows(&["service-1"]);
    assert_eq!(counted(rules(), &in_care(&one, 55, 1)), "110.00");
    let two = windows(&["service-1", "service-2"]);
    assert_eq!(counted(rules(), &in_care(&two, 55, 1)), "220.00");
}

#[test]
fn f6_days_not_delivered_are_credited_to_the_next_bill() {
    let credited = FeeRule { undelivered: Undelivered::Credited, ..rule("periods", Unit::Period, "2.95") };
    let evening = windows(&["evening"]);
    let mut usage = in_care(&evening, 80, 2);
    usage.sessions[..20].iter_mut().for_each(|session| session.held = false);
    let credits = undelivered(&school_with(vec![credited]), &usage, &[]);
    assert_eq!(credits, [(FeeRuleId::new("periods"), Undelivered::Credited, Fen(11_800))]);
}

#[test]
fn f7_days_not_delivered_come_off_a_flat_fee() {
    let rules = || {
        let junior = Rate { grades: Some(GradeSpan { from: 7, to: 9 }), ..rate("450.00") };
        vec![FeeRule { rates: vec![junior], ..rule("term", Unit::Term, "370.00") }]
    };
    let evening = windows(&["evening"]);
    let mut usage = in_care(&evening, 95, 2);
    assert_eq!(total(rules(), &usage), "370.00");
    usage.sessions[..5].iter_mut().for_each(|session| session.held = false);
    assert_eq!(counted(rules(), &usage), "350.53");
    assert_eq!(counted(rules(), &rules::Usage { grade: 7, ..usage }), "426.32");
}

#[test]
fn f8_four_months_are_billed_at_once() {
    let evening = windows(&["evening"]);
    let bills =
        quote(&school_with(vec![rule("month", Unit::Month, "50.00")]), &in_care(&evening, 90, 1), &[]);
    assert_eq!((bills.len(), bills[0].total), (1, Fen(20_000)));
    assert_eq!(bills[0].lines[0].charge, Charge::Counted { rate: Fen(5_000), unit: Unit::Month, count: 4 });
}

#[test]
fn f9_whoever_came_on_less_than_half_of_the_days_pays_half() {
    let half = Fraction::new(1, 2).expect("a half");
    let rules = || {
        let attendance = vec![AttendanceStep { below: half, pays: half }];
        let billed = Billed::AfterMonth { objections: 0 };
        vec![FeeRule { attendance, billed, ..rule("month", Unit::Month, "120.00") }]
    };
    let evening = windows(&["evening"]);
    for (came, of, expected) in [(10, 22, "60.00"), (11, 22, "120.00"), (11, 23, "60.00"), (0, 22, "60.00")] {
        let mut usage = in_care(&evening, 22, 1);
        if of == 23 {
            let mut extra = usage.sessions[21];
            extra.date = crate::examples::date("2026-09-26");
            usage.sessions.insert(19, extra);
        }
        assert_eq!(total(rules(), &usage), "120.00");
        let days = usage.sessions.len();
        assert_eq!(days, of);
        usage.sessions[came..].iter_mut().for_each(|session| session.attended = false);
        assert_eq!(counted(rules(), &usage), expected, "{came} of {of}");
    }
}

#[test]
fn f10_a_period_and_a_term_have_caps_of_their_own() {
    let rules = |unit: &str, term: &str| {
        let at_most = vec![bound(unit, Per::Unit), bound(term, Per::Term)];
        vec![FeeRule { at_most, ..rule("periods", Unit::Period, "3.10") }]
    };
    let evening = windows(&["evening"]);
    assert_eq!(total(rules("2.50", "400"), &in_care(&evening, 90, 2)), "400.00");
    assert_eq!(total(rules("2.00", "320"), &in_care(&evening, 75, 2)), "300.00");
    assert_eq!(total(rules("2.00", "320"), &in_care(&evening, 85, 2)), "320.00");

    let orphans = WaiverGroup {
        id: WaiverGroupId::new("orphans"),
        title: "孤儿".into(),
        share: Fraction::WHOLE,
        rules: vec![],
        offerings: vec![],
    };
    let mut school = school_with(rules("2.50", "400"));
    school.tariff.waivers = vec![orphans];
    let granted = [Waiver { group: WaiverGroupId::new("orphans"), offering: None }];
    let bill = quote(&school, &in_care(&evening, 90, 2), &granted).remove(0);
    let amounts: Vec<String> = bill.lines.iter().map(|line| line.amount.to_string()).collect();
    assert_eq!((amounts.join(" "), bill.total), ("450.00 -50.00 -400.00".to_owned(), Fen::ZERO));
}

#[test]
fn f11_noon_and_evening_are_charged_by_the_day() {
    let rules = || {
        let of = |name: &str, yuan| FeeRule {
            covers: Covers { windows: windows(&[name]), ..Covers::default() },
            ..rule(name, Unit::Day, yuan)
        };
        vec![of("noon", "3.00"), of("evening", "2.00")]
    };
    let cases = [(&["noon"][..], "312.00"), (&["evening"], "208.00"), (&["noon", "evening"], "520.00")];
    for (taken, expected) in cases {
        assert_eq!(total(rules(), &in_care(&windows(taken), 104, 1)), expected, "{taken:?}");
    }
}

#[test]
fn f12_the_first_period_is_free() {
    let rules = || {
        let free = Some(Allowance { units: 1, per: Per::Day });
        vec![FeeRule { free, ..rule("periods", Unit::Period, "5.00") }]
    };
    let (first, both) = (windows(&["period-1"]), windows(&["period-1", "period-2"]));
    assert_eq!(total(rules(), &in_care(&both, 60, 1)), "300.00");
    let bills = quote(&school_with(rules()), &in_care(&first, 60, 1), &[]);
    assert_eq!((bills[0].total, bills[0].state), (Fen::ZERO, BillState::NothingDue));
    assert_eq!(bills[0].lines[0].charge, Charge::Free);
}

#[test]
fn f13_a_flat_fee_is_the_same_whatever_is_chosen() {
    let rules = || vec![rule("term", Unit::Term, "300.00")];
    let (one, three) = (windows(&["noon"]), windows(&["morning", "noon", "evening"]));
    assert_eq!(total(rules(), &in_care(&one, 90, 1)), "300.00");
    assert_eq!(total(rules(), &in_care(&three, 90, 1)), "300.00");
    assert_eq!(total(rules(), &rules::Usage::default()), "0.00", "nothing chosen");
    let mut late = in_care(&one, 90, 1);
    late.sessions[..50].iter_mut().for_each(|session| session.joined = false);
    assert_eq!(total(rules(), &late), "300.00", "joins in mid-term");
}

#[test]
fn f14_care_surcharge_materials_and_meals_are_lines_of_their_own() {
    let of_course = |id: &str, unit, yuan| FeeRule { title: id.to_owned(), ..rule(id, unit, yuan) };
    let course = Offering {
        fees: vec![
            FeeRule { title: String::new(), ..rule("course", Unit::Meeting, "25.00") },
            of_course("材料费", Unit::Term, "60.00"),
            of_course("午餐", Unit::Meeting, "12.00"),
        ],
        ..course()
    };
    let evening = windows(&["evening"]);
    let mut usage = in_group(&evening, &course, 16, 2);
    let care = rules::Service { title: "托管".into(), kind: ServiceKind::Care, offering: None, heads: 1 };
    usage.services.push(care);
    let bill = quote(&school_with(vec![]), &usage, &[]).remove(0);
    let said: Vec<String> = bill.lines.iter().map(|line| format!("{} {}", line.title, line.amount)).collect();
    assert_eq!(said, ["校园足球 400.00", "校园足球 · 材料费 60.00", "校园足球 · 午餐 192.00", "托管 0.00"]);
    assert_eq!(bill.total, Fen(65_200));
}
