//! What a child's services cost: quoted before a family signs, counted when they were served.
//!
//! A tariff is a list of rules, and a rule is composed of parts (`FeeRule`). Each rule is asked what it comes to, by
//! months or for the term; then come the limits over several rules, then the waivers. What comes out is bills whose
//! lines add up to their totals, and what is known afterwards only has the most it can come to.

mod billing;
mod counting;
mod drafts;
mod exact;
mod faults;
mod giving_up;
mod limits;
mod lines;
mod piece;
mod pieces;
mod scope;
mod settling;
mod shown;
#[cfg(test)]
mod tests;
mod waiving;

pub use billing::{bill_due_at, quote, quote_plan, quoted_total};
pub use faults::fee_faults;
pub use giving_up::{GivenUp, GivingUp, given_up};
pub use settling::{settlement, undelivered};
pub use shown::shown_rates;

use super::Usage;
use crate::{FeeLimit, FeeRule, OfferingId, Per, Tariff, Unit, Waiver};
use piece::Piece;
use scope::Scope;

/// Whether amounts are asked for before or after what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// As planned: everything is held, the child always comes.
    Planned,
    /// As counted.
    Counted,
}

/// A rule with what it comes to.
struct RulePieces<'a> {
    scope: Scope<'a>,
    pieces: Vec<Piece>,
}

/// What every rule comes to, limits and waivers taken off; each as its view says.
fn charged<'a>(
    tariff: &'a Tariff,
    usage: &'a Usage<'a>,
    waivers: &[Waiver],
    view: fn(&FeeRule) -> View,
) -> Vec<RulePieces<'a>> {
    let pieces_of = |(rule, offering): (&'a FeeRule, Option<&'a OfferingId>)| {
        let scope = Scope::new(rule, offering, usage);
        let pieces = pieces::pieces(&scope, view(rule), is_counted_by_months(tariff, rule));
        RulePieces { scope, pieces }
    };
    let mut charged: Vec<RulePieces<'a>> =
        rules_met(tariff, usage).map(pieces_of).filter(|rules| !rules.pieces.is_empty()).collect();
    limits::limit(&tariff.limits, &mut charged, usage.months.len());
    waiving::waive(tariff, waivers, &mut charged);
    charged
}

/// By itself, or because several rules together have a bound for each month.
fn is_counted_by_months(tariff: &Tariff, rule: &FeeRule) -> bool {
    let bounded = |limit: &FeeLimit| limit.at_most.per == Per::Month && limit.is_over(rule);
    let divisible = !matches!(rule.unit, Unit::Term | Unit::LatePickUp { .. });
    rule.is_counted_by_months() || divisible && tariff.limits.iter().any(bounded)
}

/// The school's rules, then what each offering costs itself.
fn rules_met<'a>(
    tariff: &'a Tariff,
    usage: &'a Usage<'a>,
) -> impl Iterator<Item = (&'a FeeRule, Option<&'a OfferingId>)> {
    let offerings = usage.services.iter().filter_map(|service| service.offering);
    let own = offerings.flat_map(|offering| offering.fees.iter().map(|rule| (rule, Some(&offering.id))));
    tariff.rules.iter().map(|rule| (rule, None)).chain(own)
}
