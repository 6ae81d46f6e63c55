//! Every part composes with every other.

use super::example::{course, in_care, school_with, session, windows};
use crate::examples::{clock, fee_rule};
use crate::rules::{
    LatePickUp, Service, ServiceSession, Usage, quote, quoted_total, settlement, undelivered,
};
use crate::*;
use proptest::prelude::*;

fn amounts() -> impl Strategy<Value = Fen> {
    prop_oneof![Just(Fen::ZERO), (1_i64..50_000).prop_map(Fen)]
}

fn spans() -> impl Strategy<Value = Per> {
    prop_oneof![Just(Per::Unit), Just(Per::Day), Just(Per::Week), Just(Per::Month), Just(Per::Term)]
}

fn units() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::Period),
        Just(Unit::Hour),
        Just(Unit::Meeting),
        Just(Unit::Day),
        Just(Unit::Week),
        Just(Unit::Month),
        Just(Unit::Term),
        (1_u32..60).prop_map(|minutes| Unit::LatePickUp { minutes }),
    ]
}

fn covers() -> impl Strategy<Value = Covers> {
    let kinds = prop::collection::vec(
        prop_oneof![Just(ServiceKind::Care), Just(ServiceKind::Club), Just(ServiceKind::Course)],
        0..3,
    );
    let names = prop::sample::subsequence(vec!["noon", "evening", "saturday"], 0..=3);
    let who = prop::option::of(prop_oneof![Just(TaughtBy::School), Just(TaughtBy::Provider)]);
    (kinds, names, who).prop_map(|(services, names, taught_by)| Covers {
        services,
        windows: windows(&names),
        taught_by,
        ..Covers::default()
    })
}

fn count_spans() -> impl Strategy<Value = Option<CountSpan>> {
    prop::option::of((0_u32..8, prop::option::of(0_u32..60)).prop_map(|(from, to)| CountSpan { from, to }))
}

fn rates() -> impl Strategy<Value = Rate> {
    let who = prop::option::of(prop_oneof![Just(TaughtBy::School), Just(TaughtBy::Provider)]);
    let grades =
        prop::option::of((1_u8..9, 0_u8..5).prop_map(|(from, more)| GradeSpan { from, to: from + more }));
    let takes = prop::sample::subsequence(vec!["noon", "evening"], 0..=2);
    (amounts(), any::<bool>(), who, grades, takes, count_spans(), count_spans()).prop_map(
        |(amount, shared, taught_by, grades, takes, weekdays, meetings)| Rate {
            amount,
            shared,
            grades,
            taught_by,
            takes: windows(&takes),
            weekdays,
            meetings,
            ends_by: None,
        },
    )
}

/// Tiers by the end of the day, dearer the later.
fn tiers() -> impl Strategy<Value = Vec<Rate>> {
    (0_i64..500, 0_i64..500).prop_map(|(low, more)| {
        let tier =
            |amount, end: &str| Rate { amount: Fen(amount), ends_by: Some(clock(end)), ..Rate::default() };
        vec![
            tier(low, "17:20"),
            tier(low + more, "18:00"),
            Rate { amount: Fen(low + 2 * more), ..Rate::default() },
        ]
    })
}

fn billing() -> impl Strategy<Value = Billed> {
    let parts = prop::collection::vec((0_u64..100, 1_u32..5), 1..4).prop_map(|parts| {
        let part = |(days, parts)| Instalment {
            on: crate::examples::date("2026-09-01") + chrono::Days::new(days),
            share: Fraction::new(parts, 5).expect("at most the whole"),
        };
        Billed::Instalments(parts.into_iter().map(part).collect())
    });
    prop_oneof![
        Just(Billed::AtOnce),
        parts,
        Just(Billed::EachMonth),
        Just(Billed::AfterMonth { objections: 3 }),
        Just(Billed::AfterTerm { objections: 3 }),
    ]
}

fn bounds() -> impl Strategy<Value = Vec<Bound>> {
    prop::collection::vec((amounts(), spans()).prop_map(|(amount, per)| Bound { amount, per }), 0..3)
}

fn fractions() -> impl Strategy<Value = Fraction> {
    (1_u32..12, 0_u32..12).prop_map(|(of, parts)| Fraction::new(parts.min(of), of).expect("a part"))
}

fn fee_rules() -> impl Strategy<Value = FeeRule> {
    let each = prop_oneof![
        Just(ForEach::Child),
        Just(ForEach::Service),
        Just(ForEach::Window),
        Just(ForEach::Weekday)
    ];
    let rates = prop_oneof![prop::collection::vec(rates(), 0..3).boxed(), tiers().boxed()];
    let free = prop::option::of((0_u32..6, spans()).prop_map(|(units, per)| Allowance { units, per }));
    let attendance = prop::option::of((fractions(), fractions()))
        .prop_map(|step| step.map(|(below, pays)| AttendanceStep { below, pays }).into_iter().collect());
    let counts = prop_oneof![Just(Counts::Planned), Just(Counts::Held), Just(Counts::Attended)];
    let late = prop_oneof![Just(LateStart::Whole), Just(LateStart::ByDay), Just(LateStart::ByHalf)];
    let undelivered =
        prop_oneof![Just(Undelivered::Deducted), Just(Undelivered::Credited), Just(Undelivered::Kept)];
    let rounding = prop_oneof![
        Just(Rounding::HalfUp),
        Just(Rounding::Down),
        Just(Rounding::Up),
        Just(Rounding::DownToJiao),
        Just(Rounding::DownToYuan)
    ];
    let what = (covers(), units(), each, amounts(), rates, free);
    let how = (bounds(), bounds(), attendance, billing(), counts, late, undelivered, rounding);
    (what, how).prop_map(|(what, how)| {
        let (covers, unit, for_each, rate, rates, free) = what;
        let (at_least, at_most, attendance, billed, counts, late_start, undelivered, rounding) = how;
        FeeRule {
            covers,
            for_each,
            rate,
            rates,
            free,
            at_least,
            at_most,
            attendance,
            billed,
            counts,
            late_start,
            undelivered,
            rounding,
            ..fee_rule("rule", unit)
        }
    })
}

#[derive(Clone, Debug)]
struct Tariffs {
    rules: Vec<FeeRule>,
    limits: Vec<FeeLimit>,
    waived: Option<Fraction>,
}

fn tariffs() -> impl Strategy<Value = Tariffs> {
    let limits = prop::collection::vec(
        (amounts(), prop_oneof![Just(Per::Month), Just(Per::Term)])
            .prop_map(|(amount, per)| FeeLimit { rules: vec![], at_most: Bound { amount, per } }),
        0..2,
    );
    (prop::collection::vec(fee_rules(), 1..4), limits, prop::option::of(fractions())).prop_map(
        |(mut rules, limits, waived)| {
            for (number, rule) in rules.iter_mut().enumerate() {
                rule.id = FeeRuleId::new(format!("rule-{number}"));
                rule.title = format!("费用 {number}");
            }
            Tariffs { rules, limits, waived }
        },
    )
}

impl Tariffs {
    /// Whether what is charged in one month leaves the others as they are. A rule's bound of the term moves amounts from
    /// month to month, and of what is moved a limit over months lets more or less in: who comes less often in
    /// September reaches the bound later, and is charged in more months. What was shown is then kept by the cut alone.
    fn counts_each_month_alone(&self) -> bool {
        let bounded =
            |rule: &FeeRule| rule.at_least.iter().chain(&rule.at_most).any(|bound| bound.per == Per::Term);
        let over_months = |limit: &FeeLimit| limit.at_most.per == Per::Month;
        !self.limits.iter().any(over_months) || !self.rules.iter().any(bounded)
    }

    fn school(&self) -> (School, Vec<Waiver>) {
        let mut school = school_with(self.rules.clone());
        school.tariff.limits.clone_from(&self.limits);
        let group = WaiverGroupId::new("group");
        school.tariff.waivers = self
            .waived
            .map(|share| WaiverGroup {
                id: group.clone(),
                title: "减免".into(),
                share,
                rules: vec![],
                offerings: vec![],
            })
            .into_iter()
            .collect();
        (school, self.waived.map(|_| Waiver { group, offering: None }).into_iter().collect())
    }
}

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
