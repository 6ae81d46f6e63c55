use super::*;
use crate::{
    AbsenceGives, AbsenceStep,
    Gives::{self, Nothing, Remaining, Share},
    Measure,
    Progress::{AtMost, AtMostUsed, LessThan, NotBegun},
    RefundStep,
};

fn part(text: &str) -> Fraction {
    text.parse().expect("a fraction")
}

fn share(text: &str) -> Gives {
    Share(part(text))
}

fn less_than(text: &str) -> Progress {
    LessThan(part(text))
}

fn at_most(text: &str) -> Progress {
    AtMost(part(text))
}

fn faults_of<const N: usize>(steps: [(Progress, Gives); N], otherwise: Gives) -> Vec<RefundRuleFault> {
    let steps = steps.into_iter().map(|(up_to, gives)| RefundStep { up_to, gives }).collect();
    refund_rule_faults(&RefundRule { steps, otherwise, ..RefundRule::by(Measure::Meeting) })
}

#[test]
fn steps_that_give_less_and_less_are_in_order() {
    let cases = [
        (faults_of([], Remaining), "no steps"),
        (
            faults_of([(NotBegun, share("7/10")), (less_than("1/3"), share("1/2"))], Nothing),
            "70 %, 50 %, none",
        ),
        (faults_of([(AtMostUsed(1), Remaining)], Nothing), "within a month"),
        (
            faults_of([(NotBegun, Remaining), (at_most("1/3"), share("9/10"))], Nothing),
            "all before it begins",
        ),
        (faults_of([(NotBegun, Gives::EVERYTHING)], Remaining), "all, then what is left"),
        (faults_of([(at_most("1/3"), Remaining)], share("2/3")), "as much as is left there"),
        (faults_of([(less_than("1/3"), share("2/3"))], Remaining), "no more than is left there"),
        (faults_of([(less_than("1/2"), Remaining), (at_most("1/2"), Remaining)], Nothing), "the half itself"),
        (
            faults_of([(at_most("1/3"), Remaining), (at_most("1/2"), share("1/3"))], Nothing),
            "a third, then a half",
        ),
    ];
    for (faults, why) in cases {
        assert_eq!(faults, [], "{why}");
    }
}

#[test]
fn a_step_that_is_never_reached_is_a_mistake() {
    let cases = [
        (1, faults_of([(less_than("1/2"), share("1/3")), (NotBegun, share("1/3"))], Nothing)),
        (1, faults_of([(less_than("1/2"), Remaining), (at_most("1/3"), Remaining)], Nothing)),
        (1, faults_of([(less_than("1/2"), Remaining), (less_than("2/4"), Remaining)], Nothing)),
        (1, faults_of([(AtMostUsed(0), Remaining), (NotBegun, Remaining)], Nothing)),
        (1, faults_of([(NotBegun, Remaining), (at_most("0/1"), Remaining)], Nothing)),
        (1, faults_of([(AtMostUsed(3), Remaining), (AtMostUsed(2), Remaining)], Nothing)),
        (0, faults_of([(less_than("0/1"), Remaining)], Nothing)),
        (0, faults_of([(less_than("0/1"), Remaining), (NotBegun, Remaining)], Nothing)),
        (1, faults_of([(at_most("1/1"), Remaining), (AtMostUsed(9), Remaining)], Nothing)),
    ];
    for (step, faults) in cases {
        assert_eq!(faults, [RefundRuleFault::NeverReached { step }]);
    }
}

#[test]
fn a_step_that_is_worth_waiting_for_is_a_mistake() {
    let cases = [
        (faults_of([(NotBegun, share("1/2")), (less_than("1/3"), share("7/10"))], Nothing), "it rises"),
        (faults_of([(NotBegun, Nothing)], share("1/2")), "it rises in the end"),
        (faults_of([(NotBegun, share("7/10"))], Remaining), "the first session is worth coming to"),
        (faults_of([(at_most("1/2"), Remaining)], share("2/3")), "more than is left there"),
        (faults_of([(AtMostUsed(1), Remaining)], share("1/2")), "of few sessions that is more"),
    ];
    for (faults, why) in cases {
        assert_eq!(faults, [RefundRuleFault::GivesMoreLater { step: 1 }], "{why}");
    }
}

#[test]
fn absences_are_the_longest_first_and_given_once() {
    let step = |days_in_a_row| AbsenceStep { days_in_a_row, gives: AbsenceGives::EachDay };
    let faults = |days: &[u32], used_when| {
        let absence = days.iter().map(|days| step(*days)).collect();
        refund_rule_faults(&RefundRule { absence, used_when, ..RefundRule::by(Measure::Day) })
    };
    assert_eq!(faults(&[20, 10], UsedWhen::Held), []);
    assert_eq!(faults(&[10, 20], UsedWhen::Held), [RefundRuleFault::AbsenceOutOfOrder { step: 1 }]);
    assert_eq!(faults(&[0], UsedWhen::Held), [RefundRuleFault::AbsenceOfNoDays { step: 0 }]);
    assert_eq!(faults(&[5], UsedWhen::Attended), [RefundRuleFault::AbsenceGivenTwice]);
}

#[test]
fn a_mistake_says_where_it_is() {
    let fault = RefundRuleFault::NeverReached { step: 1 };
    assert_eq!(fault.to_string(), "steps.1: never reached");
}
