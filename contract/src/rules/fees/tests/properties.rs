//! Every part composes with every other.

mod random_rules;
mod random_tariffs;

use super::example::{course, in_care, session, windows};
use crate::rules::{
    LatePickUp, Service, ServiceSession, Usage, quote, quoted_total, settlement, undelivered,
};
use crate::*;
use proptest::prelude::*;
use random_rules::fee_rules;
use random_tariffs::{Tariffs, tariffs};

/// What happened on each session: joined, held, attended.
type Fates = Vec<(bool, bool, bool)>;

fn fates() -> impl Strategy<Value = Fates> {
    prop::collection::vec(
        (prop::bool::weighted(0.9), prop::bool::weighted(0.9), prop::bool::weighted(0.8)),
        1..90,
    )
}

/// Care in two windows and football on Saturdays, each session with its fate.
fn usage<'a>(names: &'a [WindowId], football: &'a Offering, grade: u8, fates: &Fates) -> Usage<'a> {
    let mut usage = Usage { grade, ..in_care(names, 40, 2) };
    usage.sessions.retain(|session| session.service < 2);
    usage.services[2] =
        Service { title: "足球".into(), kind: ServiceKind::Course, offering: Some(football), heads: 12 };
    for week in 0..10_u64 {
        let saturday = crate::examples::date("2026-09-05") + chrono::Days::new(7 * week);
        usage.sessions.push(session(saturday, 2, 2, 2));
    }
    usage.sessions.sort_by_key(|session| (session.date, session.service));
    for (session, (joined, held, attended)) in usage.sessions.iter_mut().zip(fates.iter().cycle()) {
        (session.joined, session.held, session.attended) = (*joined, *held, *attended);
    }
    usage
}

fn bills_of(tariffs: &Tariffs, usage: &Usage<'_>) -> Vec<Bill> {
    let (school, waivers) = tariffs.school();
    quote(&school, usage, &waivers)
}

/// What is charged after the fact over the whole term, never asking what was shown.
fn settled(tariffs: &Tariffs, usage: &Usage<'_>) -> i64 {
    let (school, waivers) = tariffs.school();
    let months = (0..usage.months.len()).map(Some).chain([None]);
    let lines = months.flat_map(|month| settlement(&school, usage, &waivers, month, Fen(i64::MAX)));
    lines.map(|line| line.amount.0).sum()
}

fn more(session: &ServiceSession, other: &ServiceSession) -> ServiceSession {
    ServiceSession { attended: session.attended || other.attended, ..*session }
}

proptest! {
    #[test]
    fn lines_add_up_and_no_total_is_below_zero(tariffs in tariffs(), fates in fates(), grade in 1_u8..=9) {
        let (names, football) = (windows(&["noon", "evening", "saturday"]), course());
        let usage = usage(&names, &football, grade, &fates);
        for bill in bills_of(&tariffs, &usage) {
            let sum: i64 = bill.lines.iter().map(|line| line.amount.0).sum();
            prop_assert_eq!(sum, bill.total.0);
            prop_assert!(bill.total.0 >= 0, "{:?}", bill);
            prop_assert_eq!(bill.state == BillState::Due, bill.due_at.is_some());
        }
    }

    #[test]
    fn limits_hold_and_waivers_never_raise(tariffs in tariffs(), fates in fates()) {
        let (names, football) = (windows(&["noon", "evening", "saturday"]), course());
        let usage = usage(&names, &football, 3, &fates);
        let total = quoted_total(&bills_of(&tariffs, &usage));
        let unwaived = Tariffs { waived: None, ..tariffs.clone() };
        prop_assert!(total <= quoted_total(&bills_of(&unwaived, &usage)));
        let unlimited = Tariffs { limits: vec![], ..unwaived.clone() };
        prop_assert!(quoted_total(&bills_of(&unwaived, &usage)) <= quoted_total(&bills_of(&unlimited, &usage)));
        for limit in tariffs.limits.iter().filter(|limit| limit.at_most.per == Per::Term) {
            prop_assert!(total <= limit.at_most.amount);
        }
        if tariffs.waived == Some(Fraction::WHOLE) {
            prop_assert_eq!(total, Fen::ZERO);
        }
    }

    #[test]
    fn each_rules_own_caps_hold(rule in fee_rules(), fates in fates()) {
        let (names, football) = (windows(&["noon", "evening", "saturday"]), course());
        let usage = usage(&names, &football, 3, &fates);
        let total = quoted_total(&bills_of(&Tariffs { rules: vec![rule.clone()], limits: vec![], waived: None }, &usage));
        for bound in &rule.at_most {
            match bound.per {
                Per::Term => prop_assert!(total <= bound.amount),
                Per::Month => prop_assert!(total.0 <= bound.amount.0 * 4),
                _ => {}
            }
        }
    }

    #[test]
    fn what_is_charged_afterwards_is_at_most_what_was_shown(tariffs in tariffs(), fates in fates(), grade in 1_u8..=9) {
        let (names, football) = (windows(&["noon", "evening", "saturday"]), course());
        let mut usage = usage(&names, &football, grade, &fates);
        let shown: i64 = bills_of(&tariffs, &usage)
            .iter()
            .filter(|bill| bill.billed_on.is_none() && bill.state == BillState::Counting)
            .map(|bill| bill.total.0)
            .sum();
        // Late pick-ups without a bound are refused when the file is read; here they have none.
        let bounded = |rule: &FeeRule| !matches!(rule.unit, Unit::LatePickUp { .. })
            || rule.at_most.iter().any(|bound| matches!(bound.per, Per::Month | Per::Term));
        if tariffs.rules.iter().all(bounded) {
            usage.late_pick_ups = vec![LatePickUp { date: crate::examples::date("2026-09-08"), minutes: 95 }];
        }
        let settled = settled(&tariffs, &usage);
        prop_assert!(settled <= shown || !tariffs.counts_each_month_alone(), "{} > {}", settled, shown);
        // And whatever became of the school's file meanwhile, what is charged is cut at what was shown.
        let (school, waivers) = tariffs.school();
        let mut left = shown;
        for month in (0..usage.months.len()).map(Some).chain([None]) {
            let lines = settlement(&school, &usage, &waivers, month, Fen(left));
            left -= lines.iter().map(|line| line.amount.0).sum::<i64>();
            prop_assert!(left >= 0, "what was shown is what is charged at most");
        }
    }

    #[test]
    fn who_comes_more_often_never_pays_less(tariffs in tariffs(), fates in fates(), others in fates()) {
        let (names, football) = (windows(&["noon", "evening", "saturday"]), course());
        let less = usage(&names, &football, 3, &fates);
        let other = usage(&names, &football, 3, &others);
        let mut came = less.clone();
        came.sessions = less.sessions.iter().zip(&other.sessions).map(|(a, b)| more(a, b)).collect();
        let holds = settled(&tariffs, &less) <= settled(&tariffs, &came);
        prop_assert!(holds || !tariffs.counts_each_month_alone());
    }

    #[test]
    fn what_was_not_held_gives_back_at_most_what_was_charged(tariffs in tariffs(), fates in fates()) {
        let (names, football) = (windows(&["noon", "evening", "saturday"]), course());
        let usage = usage(&names, &football, 3, &fates);
        let (school, waivers) = tariffs.school();
        let back: i64 = undelivered(&school, &usage, &waivers).iter().map(|(_, _, amount)| amount.0).sum();
        prop_assert!(back >= 0 && back <= quoted_total(&quote(&school, &usage, &waivers)).0);
    }

    #[test]
    fn a_rule_reads_what_it_writes(rule in fee_rules()) {
        let text = serde_json::to_string(&rule).expect("written");
        prop_assert_eq!(serde_json::from_str::<FeeRule>(&text).expect("read"), rule);
    }
}
