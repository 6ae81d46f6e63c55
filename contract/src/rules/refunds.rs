//! What is given back of a fee that was paid.

mod absences;
mod facts;
mod faults;
mod part;
#[cfg(test)]
mod properties;
mod steps;
#[cfg(test)]
mod tests;
mod units;
mod waived;

pub use facts::{PaidSession, RefundFacts};
pub use faults::{RefundRuleFault, refund_rule_faults};
pub use waived::refund_after_waiver;

use crate::{Fen, Gives, Progress, RefundCause, RefundQuote, RefundReason, RefundRule};
use absences::absence_refunds;
use part::Part;
use steps::step_that_fits;
use units::{Counted, count};

/// What a family gets back by this rule. Whatever the facts are, it is never negative and never more than what was
/// paid and not yet given back.
pub fn refund_quote(rule: &RefundRule, facts: &RefundFacts<'_>) -> RefundQuote {
    let counted = count(rule, facts);
    let paid = facts.paid.max(Fen::ZERO);
    let cause = cause_of(facts);
    let (step, gives) = given(rule, cause, &counted);
    let (part, cancelled) = part_given(gives, &counted);
    let amount = part.of_amount(paid, rule.rounding);
    let absences = absence_refunds(rule, facts, paid);
    let all = absences.iter().fold(amount, |sum, absence| capped(sum, absence.amount, paid));
    let given_back = facts.given_back.max(Fen::ZERO);
    RefundQuote {
        amount: Fen(all.0.saturating_sub(given_back.0).max(0)),
        why: RefundReason {
            paid,
            cause,
            measure: rule.measure,
            used: counted.used_units(),
            unused: counted.unused_units(),
            all: counted.all_units(),
            cancelled: cancelled.count_of(counted.all),
            step,
            gives,
            amount,
            absences,
            given_back,
        },
        paid_out: rule.paid_out,
        document: rule.document.clone(),
    }
}

fn cause_of(facts: &RefundFacts<'_>) -> RefundCause {
    match facts.leaves {
        _ if facts.service_cancelled => RefundCause::ServiceCancelled,
        Some(_) => RefundCause::Leaving,
        None => RefundCause::Staying,
    }
}

/// What the rule gives of what was not cancelled, and by which step.
fn given(rule: &RefundRule, cause: RefundCause, counted: &Counted) -> (Option<Progress>, Gives) {
    match cause {
        RefundCause::ServiceCancelled => (None, rule.cancelled.service),
        RefundCause::Staying => (None, Gives::Nothing),
        RefundCause::Leaving => match step_that_fits(&rule.steps, counted.used, counted.all) {
            Some(step) => (Some(step.up_to), step.gives),
            None => (None, rule.otherwise),
        },
    }
}

/// The part of what was paid that is given back, and what of it is for what was cancelled.
fn part_given(gives: Gives, counted: &Counted) -> (Part, Part) {
    match gives {
        // Of what was never planned nothing was used.
        Gives::Remaining if counted.all == 0 => (Part::WHOLE, Part::NOTHING),
        Gives::Remaining => {
            let cancelled = counted.cancelled_beside_unused();
            (cancelled.plus(Part::new(counted.unused, counted.all)), cancelled)
        }
        Gives::Share(share) => {
            let share = Part::new(share.parts().into(), share.of().into());
            (counted.cancelled.plus(counted.cancelled.rest().times(share)), counted.cancelled)
        }
        Gives::Nothing => (counted.cancelled, counted.cancelled),
    }
}

fn capped(sum: Fen, more: Fen, most: Fen) -> Fen {
    Fen(sum.0.saturating_add(more.0)).min(most)
}
