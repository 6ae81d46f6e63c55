//! What holds of every refund.

use super::*;
use crate::{
    AbsenceGives, AbsenceStep, Cancelled, FeeMonth, Fraction, Measure, NotHeld, PaidOut, RefundStep,
    Rounding, UsedWhen, examples::date,
};
use chrono::{Days, NaiveDate};
use proptest::{collection::vec, option, prelude::*};

fn day(number: u64) -> NaiveDate {
    date("2026-08-20") + Days::new(number)
}

prop_compose! {
    fn a_fraction()(of in 1_u32..=12, parts in 0_u32..=12) -> Fraction {
        Fraction::new(parts.min(of), of).expect("a fraction")
    }
}

fn a_measure() -> impl Strategy<Value = Measure> {
    prop::sample::select(vec![
        Measure::Day,
        Measure::Meeting,
        Measure::Period,
        Measure::Month,
        Measure::HalfMonth,
    ])
}

fn some_gives() -> impl Strategy<Value = Gives> {
    prop_oneof![Just(Gives::Remaining), a_fraction().prop_map(Gives::Share), Just(Gives::Nothing)]
}

fn a_progress() -> impl Strategy<Value = Progress> {
    prop_oneof![
        Just(Progress::NotBegun),
        a_fraction().prop_map(Progress::LessThan),
        a_fraction().prop_map(Progress::AtMost),
        prop_oneof![0_u32..20, Just(u32::MAX)].prop_map(Progress::AtMostUsed),
    ]
}

fn an_absence() -> impl Strategy<Value = AbsenceStep> {
    let gives = prop_oneof![Just(AbsenceGives::EachDay), a_fraction().prop_map(AbsenceGives::MonthFee)];
    (prop_oneof![0_u32..5, 0_u32..25], gives)
        .prop_map(|(days_in_a_row, gives)| AbsenceStep { days_in_a_row, gives })
}

prop_compose! {
    fn a_step()(up_to in a_progress(), gives in some_gives()) -> RefundStep {
        RefundStep { up_to, gives }
    }
}

prop_compose! {
    fn a_rule()(
        measure in a_measure(),
        attended in any::<bool>(),
        steps in vec(a_step(), 0..4),
        otherwise in some_gives(),
        absence in vec(an_absence(), 0..3),
        in_full in any::<bool>(),
        service in some_gives(),
        rounding in prop::sample::select(vec![
            Rounding::HalfUp, Rounding::Down, Rounding::Up, Rounding::DownToJiao, Rounding::DownToYuan,
        ]),
    ) -> RefundRule {
        let used_when = if attended { UsedWhen::Attended } else { UsedWhen::Held };
        let sessions = if in_full { NotHeld::InFull } else { NotHeld::Nothing };
        RefundRule {
            measure, used_when, steps, otherwise, absence, cancelled: Cancelled { sessions, service },
            paid_out: PaidOut::Refund, rounding, document: None,
        }
    }
}

prop_compose! {
    fn a_session()(
        number in 0_u64..150,
        periods in prop_oneof![9 => 0_u32..6, 1 => any::<u32>()],
        held in prop::bool::weighted(0.8),
        attended in prop::bool::weighted(0.5),
    ) -> PaidSession {
        PaidSession { date: day(number), periods, held, attended }
    }
}

prop_compose! {
    fn some_months()(borders in vec(0_u64..150, 0..5)) -> Vec<FeeMonth> {
        let month = |pair: &[u64]| FeeMonth { title: String::new(), from: day(pair[0]), to: day(pair[1]) };
        borders.windows(2).map(month).collect()
    }
}

/// Facts that own what they are made of; nonsense among them.
#[derive(Clone, Debug)]
struct Facts {
    paid: Fen,
    given_back: Fen,
    sessions: Vec<PaidSession>,
    months: Vec<FeeMonth>,
    leaves: Option<NaiveDate>,
    service_cancelled: bool,
}

impl Facts {
    fn amount(&self, rule: &RefundRule) -> Fen {
        self.quote(rule).amount
    }

    fn quote(&self, rule: &RefundRule) -> RefundQuote {
        let Self { paid, given_back, sessions, months, leaves, service_cancelled } = self;
        let facts = RefundFacts {
            paid: *paid,
            given_back: *given_back,
            sessions,
            months,
            leaves: *leaves,
            service_cancelled: *service_cancelled,
        };
        refund_quote(rule, &facts)
    }
}

prop_compose! {
    fn some_facts()(
        paid in prop_oneof![0_i64..1_000_000, any::<i64>()],
        given_back in prop_oneof![Just(0), 0_i64..1_000_000, any::<i64>()],
        sessions in vec(a_session(), 0..60),
        months in some_months(),
        leaves in option::weighted(0.8, 0_u64..200),
        service_cancelled in prop::bool::weighted(0.1),
    ) -> Facts {
        let (paid, given_back) = (Fen(paid), Fen(given_back));
        Facts { paid, given_back, sessions, months, leaves: leaves.map(day), service_cancelled }
    }
}

/// Facts as terms have them: a few periods a session.
fn a_term() -> impl Strategy<Value = Facts> {
    some_facts().prop_map(|mut facts| {
        facts.sessions.iter_mut().for_each(|session| session.periods %= 5);
        facts.paid = Fen(facts.paid.0.rem_euclid(1_000_000));
        Facts { given_back: Fen::ZERO, service_cancelled: false, ..facts }
    })
}

/// A rule without mistakes and absences, to the fen.
fn a_falling_rule() -> impl Strategy<Value = RefundRule> {
    let rule = a_rule().prop_map(|mut rule| {
        let mut gives: Vec<Gives> = rule.steps.iter().map(|step| step.gives).collect();
        gives.push(rule.otherwise);
        gives.sort_by_key(|gives| match gives {
            Gives::Share(share) => u64::from(share.rest().parts()) * 27_720 / u64::from(share.of()),
            Gives::Remaining | Gives::Nothing => u64::MAX,
        });
        rule.steps.iter_mut().zip(&gives).for_each(|(step, gives)| step.gives = *gives);
        rule.otherwise = gives.last().copied().unwrap_or_default();
        rule.absence.clear();
        rule
    });
    rule.prop_filter("mistakes", |rule| refund_rule_faults(rule).is_empty())
}

/// Whether a part of everything and what is left stand beside each other. With cancelled sessions, of which a part of
/// everything is counted without them, the two cannot be compared by their bounds.
fn is_mixed(rule: &RefundRule) -> bool {
    let mut gives = rule.steps.iter().map(|step| step.gives).chain([rule.otherwise]);
    let partly = |gives: &Gives| matches!(gives, Gives::Share(share) if share.parts() > 0);
    gives.clone().any(|gives| partly(&gives)) && gives.any(|gives| gives == Gives::Remaining)
}

proptest! {
    #[test]
    fn never_less_than_nothing_and_never_more_than_was_paid(rule in a_rule(), facts in some_facts()) {
        let amount = facts.amount(&rule);
        prop_assert!(Fen::ZERO <= amount && amount <= facts.paid.max(Fen::ZERO));
        let left = i128::from(facts.paid.0.max(0)) - i128::from(facts.given_back.0.max(0));
        prop_assert!(i128::from(amount.0) <= left.max(0));
    }

    #[test]
    fn who_leaves_later_never_gets_more(rule in a_falling_rule(), facts in a_term(), days in 0_u64..150, more in 0_u64..150) {
        let mut facts = facts;
        if is_mixed(&rule) {
            facts.sessions.iter_mut().for_each(|session| session.held = true);
        }
        let at = |number| Facts { leaves: Some(day(number)), ..facts.clone() }.amount(&rule);
        prop_assert!(at(days) >= at(days + more));
    }

    #[test]
    fn what_was_not_held_is_never_kept(rule in a_rule(), facts in a_term()) {
        let mut rule = rule;
        rule.cancelled.sessions = NotHeld::InFull;
        rule.rounding = Rounding::Down;
        let leaving = facts.amount(&rule);
        let stays = Facts { leaves: None, ..facts.clone() };
        prop_assert!(leaving >= stays.amount(&RefundRule { absence: vec![], ..rule.clone() }), "leaving loses nothing");
        if rule.measure == Measure::Meeting && !facts.sessions.is_empty() {
            let cancelled = facts.sessions.iter().filter(|session| !session.held).count() as i64;
            prop_assert!(leaving.0 >= facts.paid.0 * cancelled / facts.sessions.len() as i64);
        }
        let mut nothing = stays;
        nothing.sessions.iter_mut().for_each(|session| session.held = false);
        prop_assert!(nothing.sessions.is_empty() || nothing.amount(&rule) == nothing.paid, "nothing was held");
    }

    #[test]
    fn one_session_more_that_is_not_held_never_gives_less(
        rule in a_falling_rule().prop_filter("mixed", |rule| !is_mixed(rule)),
        facts in a_term(),
        which: prop::sample::Index,
    ) {
        let before = facts.amount(&rule);
        let mut facts = facts;
        if !facts.sessions.is_empty() {
            let which = which.index(facts.sessions.len());
            facts.sessions[which].held = false;
        }
        prop_assert!(facts.amount(&rule) >= before);
    }

    #[test]
    fn the_order_of_the_sessions_does_not_matter(rule in a_rule(), facts in a_term()) {
        let turned = Facts { sessions: facts.sessions.iter().rev().copied().collect(), ..facts.clone() };
        prop_assert_eq!(turned.amount(&rule), facts.amount(&rule));
    }

    #[test]
    fn the_facts_of_a_refund_come_to_its_amount(rule in a_rule(), facts in a_term()) {
        let why = facts.quote(&rule).why;
        prop_assume!(why.all > 0);
        let (paid, all) = (i128::from(why.paid.0), i128::from(why.all));
        let (cancelled, of) = (i128::from(why.cancelled.parts), i128::from(why.cancelled.of));
        let (parts, of) = match why.gives {
            Gives::Nothing => (cancelled, of * all),
            Gives::Remaining => (cancelled + i128::from(why.unused) * of, of * all),
            Gives::Share(share) => {
                let (part, whole) = (i128::from(share.parts()), i128::from(share.of()));
                (cancelled * whole + (all * of - cancelled) * part, of * all * whole)
            }
        };
        let doubled = paid * parts * 2 - i128::from(why.amount.0) * of * 2;
        match rule.rounding {
            Rounding::HalfUp => prop_assert!(-of <= doubled && doubled < of),
            Rounding::Down => prop_assert!(0 <= doubled && doubled < of * 2),
            Rounding::Up => prop_assert!(-of * 2 < doubled && doubled <= 0),
            Rounding::DownToJiao => prop_assert!(0 <= doubled && doubled < of * 20),
            Rounding::DownToYuan => prop_assert!(0 <= doubled && doubled < of * 200),
        }
    }
}
