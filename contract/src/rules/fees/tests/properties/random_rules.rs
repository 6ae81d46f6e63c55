//! Random compositions of a fee rule's parts.

use super::super::example::windows;
use crate::examples::{clock, fee_rule};
use crate::*;
use proptest::prelude::*;

pub(super) fn amounts() -> impl Strategy<Value = Fen> {
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

pub(super) fn fractions() -> impl Strategy<Value = Fraction> {
    (1_u32..12, 0_u32..12).prop_map(|(of, parts)| Fraction::new(parts.min(of), of).expect("a part"))
}

pub(super) fn fee_rules() -> impl Strategy<Value = FeeRule> {
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
