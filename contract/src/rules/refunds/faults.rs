//! What is wrong with a refund rule as somebody wrote it.

#[cfg(test)]
mod tests;

use crate::{Fraction, Gives, Progress, RefundRule, UsedWhen};
use std::fmt;

/// A mistake in a refund rule. Steps are counted from 0; the one after the last is what is given otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundRuleFault {
    /// An earlier step fits whenever this one does, or it never fits.
    NeverReached {
        /// The step.
        step: usize,
    },
    /// Who leaves later can get more by this step than by the one before it.
    GivesMoreLater {
        /// The step.
        step: usize,
    },
    /// An absence of no days gives something.
    AbsenceOfNoDays {
        /// The step of the absence.
        step: usize,
    },
    /// A longer absence stands after a shorter one, which uses it up.
    AbsenceOutOfOrder {
        /// The step of the absence.
        step: usize,
    },
    /// Absences give something, and what the child did not come to counts as unused as well.
    AbsenceGivenTwice,
}

/// Everything that is wrong with a refund rule. Of a rule without a fault, and without absences, nobody who leaves
/// later gets more.
pub fn refund_rule_faults(rule: &RefundRule) -> Vec<RefundRuleFault> {
    let mut faults = Vec::new();
    for (step, at) in rule.steps.iter().enumerate() {
        if never_fits(at.up_to) || rule.steps[..step].iter().any(|before| covers(before.up_to, at.up_to)) {
            faults.push(RefundRuleFault::NeverReached { step });
        }
        let next = rule.steps.get(step + 1).map_or(rule.otherwise, |next| next.gives);
        if !falls(at.gives, at.up_to, next) {
            faults.push(RefundRuleFault::GivesMoreLater { step: step + 1 });
        }
    }
    for (step, absence) in rule.absence.iter().enumerate() {
        if absence.days_in_a_row == 0 {
            faults.push(RefundRuleFault::AbsenceOfNoDays { step });
        }
        if step > 0 && rule.absence[step - 1].days_in_a_row <= absence.days_in_a_row {
            faults.push(RefundRuleFault::AbsenceOutOfOrder { step });
        }
    }
    if rule.used_when == UsedWhen::Attended && !rule.absence.is_empty() {
        faults.push(RefundRuleFault::AbsenceGivenTwice);
    }
    faults
}

fn never_fits(up_to: Progress) -> bool {
    matches!(up_to, Progress::LessThan(part) if part.parts() == 0)
}

/// Whether one bound holds whenever the other does.
fn covers(one: Progress, other: Progress) -> bool {
    match (plain(one), plain(other)) {
        (before, _) if never_fits(before) => false,
        (_, Progress::NotBegun) => true,
        (Progress::AtMost(part), _) if part.parts() == part.of() => true,
        (Progress::AtMostUsed(most), Progress::AtMostUsed(used)) => used <= most,
        (Progress::LessThan(most), Progress::AtMost(part)) => is_less(part, most),
        (
            Progress::LessThan(most) | Progress::AtMost(most),
            Progress::LessThan(part) | Progress::AtMost(part),
        ) => !is_less(most, part),
        _ => false,
    }
}

/// Two ways to write that nothing was used are one.
fn plain(up_to: Progress) -> Progress {
    match up_to {
        Progress::AtMostUsed(0) => Progress::NotBegun,
        Progress::AtMost(part) if part.parts() == 0 => Progress::NotBegun,
        other => other,
    }
}

/// Whether beyond this bound `next` never gives more than `gives` does up to it.
fn falls(gives: Gives, up_to: Progress, next: Gives) -> bool {
    match (gives, next) {
        (_, Gives::Nothing) | (Gives::Remaining, Gives::Remaining) => true,
        (Gives::Share(share), Gives::Share(later)) => !is_less(share, later),
        (Gives::Nothing, Gives::Share(later)) => later.parts() == 0,
        (Gives::Nothing, Gives::Remaining) => false,
        // At the bound as much is unused as the bound leaves.
        (Gives::Remaining, Gives::Share(later)) => {
            later.parts() == 0 || used_at(up_to).is_some_and(|used| !is_less(used.rest(), later))
        }
        (Gives::Share(share), Gives::Remaining) => {
            share.rest().parts() == 0 || used_at(up_to).is_some_and(|used| !is_less(share, used.rest()))
        }
    }
}

/// The part that is used at a bound; `None` where that depends on how much there is.
fn used_at(up_to: Progress) -> Option<Fraction> {
    match plain(up_to) {
        Progress::NotBegun => Some(Fraction::NOTHING),
        Progress::LessThan(part) | Progress::AtMost(part) => Some(part),
        Progress::AtMostUsed(_) => None,
    }
}

fn is_less(one: Fraction, other: Fraction) -> bool {
    other.is_above(one.parts(), one.of())
}

impl fmt::Display for RefundRuleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverReached { step } => write!(f, "steps.{step}: never reached"),
            Self::GivesMoreLater { step } => write!(f, "steps.{step}: gives more than the step before it"),
            Self::AbsenceOfNoDays { step } => write!(f, "absence.{step}: needs at least one day"),
            Self::AbsenceOutOfOrder { step } => write!(f, "absence.{step}: the longest stands first"),
            Self::AbsenceGivenTwice => f.write_str("absence: what was not attended counts as unused already"),
        }
    }
}
