use super::*;
use crate::examples::{fee_rule, football, school};
use crate::{
    Allowance, FeeLimit, Fraction, Gives, Measure, Progress, RefundStep, Tariff, WaiverGroup, WaiverGroupId,
};

fn keys(change: impl FnOnce(&mut Tariff)) -> Vec<String> {
    let mut school = school();
    school.tariff.rules = vec![FeeRule { rate: Fen(300), ..fee_rule("noon", Unit::Day) }];
    change(&mut school.tariff);
    fee_faults(&school, &[football()]).into_iter().map(|(key, _)| key).collect()
}

fn with(change: impl FnOnce(&mut FeeRule)) -> Vec<String> {
    keys(|tariff| change(&mut tariff.rules[0]))
}

#[test]
fn a_sound_tariff_has_no_fault() {
    let free = Some(Allowance { units: 1, per: Per::Week });
    assert!(with(|rule| rule.free = free).is_empty());
}

#[test]
fn what_is_named_must_be_there() {
    let nowhere = || vec![WindowId::new("nowhere")];
    assert_eq!(with(|rule| rule.covers.windows = nowhere()), ["fees.noon.covers.windows"]);
    assert_eq!(
        with(|rule| rule.rates = vec![Rate { takes: nowhere(), ..Rate::default() }]),
        ["fees.noon.rates.0.takes"]
    );
    let chess = || vec![OfferingId::new("chess")];
    assert_eq!(with(|rule| rule.covers.offerings = chess()), ["fees.noon.covers.offerings"]);
    let twice = |tariff: &mut Tariff| tariff.rules.push(tariff.rules[0].clone());
    assert_eq!(keys(twice), ["fees.noon"]);
    let at_most = Bound { amount: Fen(1), per: Per::Day };
    let limit = FeeLimit { rules: vec![FeeRuleId::new("evening")], at_most };
    assert_eq!(keys(|tariff| tariff.limits = vec![limit]), ["fee_limits.0.rules", "fee_limits.0.at_most"]);
    let group = WaiverGroup {
        id: WaiverGroupId::new("poor"),
        title: String::new(),
        share: Fraction::WHOLE,
        rules: vec![],
        offerings: chess(),
    };
    assert_eq!(keys(|tariff| tariff.waivers = vec![group]), ["waivers.poor.offerings"]);
}

#[test]
fn mistakes_of_refund_rules_stand_under_their_keys() {
    let wrong = || RefundRule {
        otherwise: Gives::EVERYTHING,
        steps: vec![RefundStep { up_to: Progress::NotBegun, gives: Gives::Nothing }],
        ..RefundRule::by(Measure::Meeting)
    };
    assert_eq!(with(|rule| rule.refund = Some(wrong())), ["fees.noon.refund.steps.1"]);
    assert_eq!(keys(|tariff| tariff.refund = Some(wrong())), ["refund.steps.1"]);
    assert!(keys(|tariff| tariff.refund = Some(RefundRule::by(Measure::Day))).is_empty());
}

#[test]
fn what_could_charge_without_end_or_against_sense_is_refused() {
    assert_eq!(with(|rule| rule.rate = Fen(100_000_001)), ["fees.noon.rate"]);
    assert!(with(|rule| rule.rate = Fen(100_000_000)).is_empty(), "a million yuan is the most");
    let late = |minutes| Unit::LatePickUp { minutes };
    assert_eq!(with(|rule| rule.unit = late(30)), ["fees.noon.at_most"]);
    assert_eq!(with(|rule| rule.unit = late(0)), ["fees.noon.at_most", "fees.noon.unit"]);
    for per in [Per::Month, Per::Term] {
        let most = vec![Bound { amount: Fen(100), per }];
        assert!(with(|rule| (rule.unit, rule.at_most) = (late(30), most)).is_empty(), "{per:?}");
    }
    let floor = Bound { amount: Fen(1), per: Per::Unit };
    assert_eq!(with(|rule| rule.at_least = vec![floor]), ["fees.noon.at_least"]);
    let (day, week) = (Bound { amount: Fen(1), per: Per::Day }, Bound { amount: Fen(1), per: Per::Week });
    let of = |unit, bound| with(|rule| (rule.unit, rule.at_most) = (unit, vec![bound]));
    assert_eq!(of(Unit::Week, day), ["fees.noon.at_most"]);
    assert_eq!(of(Unit::Month, week), ["fees.noon.at_most"]);
    assert!(of(Unit::Week, week).is_empty() && of(Unit::Day, day).is_empty());
    let free = Some(Allowance { units: 1, per: Per::Day });
    assert_eq!(with(|rule| (rule.unit, rule.free) = (Unit::Week, free)), ["fees.noon.free"]);
    let part = |parts, of| Fraction::new(parts, of).expect("a part");
    let step = |below, pays| AttendanceStep { below, pays };
    let falling = vec![step(part(1, 2), part(1, 2)), step(part(2, 3), part(1, 3))];
    assert_eq!(with(|rule| rule.attendance = falling), ["fees.noon.attendance"]);
    let rising =
        vec![step(part(1, 3), part(1, 3)), step(part(1, 2), part(1, 3)), step(part(2, 3), part(1, 2))];
    assert!(with(|rule| rule.attendance = rising).is_empty());
    let tier = |end: &str, amount| Rate {
        amount: Fen(amount),
        ends_by: Some(crate::examples::clock(end)),
        ..Rate::default()
    };
    let tiers = |spoil: fn(&mut Rate)| {
        let mut rates = vec![tier("17:30", 5), tier("18:00", 4)];
        spoil(&mut rates[1]);
        with(|rule| rule.rates = rates)
    };
    assert_eq!(tiers(|_| {}), ["fees.noon.rates"]);
    // Tiers of other children, packages or teachers are other tiers.
    assert!(tiers(|rate| rate.grades = Some(crate::GradeSpan { from: 1, to: 2 })).is_empty());
    assert!(tiers(|rate| rate.takes = vec![WindowId::new("noon")]).is_empty());
    assert!(tiers(|rate| rate.taught_by = Some(crate::TaughtBy::Provider)).is_empty());
    assert!(with(|rule| rule.rates = vec![tier("17:30", 4), tier("18:00", 5)]).is_empty());
    assert_eq!(with(|rule| rule.billed = Billed::Instalments(vec![])), ["fees.noon.billed"]);
    let instalments = |shares: &[u32]| {
        let on = crate::examples::date("2026-09-01");
        let parts = shares.iter().map(|parts| crate::Instalment { on, share: part(*parts, 2) }).collect();
        with(|rule| rule.billed = Billed::Instalments(parts))
    };
    assert_eq!(instalments(&[0, 0]), ["fees.noon.billed"]);
    assert!(instalments(&[1, 1]).is_empty() && instalments(&[0, 1]).is_empty());
}
