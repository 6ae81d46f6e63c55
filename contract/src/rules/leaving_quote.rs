//! What a child may leave during the term, and what that gives back.
//!
//! A child that leaves comes for the last time today: `leaves` is tomorrow, and what was to be used by then counts as
//! used. Before services begin nothing is used.

mod bills;
mod facts;
#[cfg(test)]
mod properties;
mod taken;
#[cfg(test)]
mod tests;

pub use bills::BillLeft;
pub use facts::{LeavingFacts, StandingBill};

use super::{GivingUp, given_up, refund_rule_of};
use crate::{Fen, GivesUp, LeavingQuote, Refusal};
use bills::{LeftOf, bill_left};
use taken::Taken;

/// What leaving changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What the family is shown.
    pub quote: LeavingQuote,
    /// Whether the child takes nothing any more.
    pub wholly: bool,
    /// The bills that change, or get entries.
    pub bills: Vec<BillLeft>,
}

/// What leaving changes, if the child may leave: until the term ends, and what it takes. Whatever the bills say, what is
/// given back is never more than what was paid and not yet given back.
pub fn leave(facts: &LeavingFacts<'_>, gives_up: &GivesUp) -> Result<Left, Refusal> {
    let (_, last_day) = facts.school.term.span();
    if facts.today > last_day {
        return Err(Refusal::TermOver { last_day });
    }
    let taken = Taken::of(facts, gives_up).ok_or(Refusal::NothingHeld)?;
    let leaves = facts.today.succ_opt().unwrap_or(facts.today);
    let (all, kept) = (taken.usage(facts), taken.kept_usage(facts));
    let giving_up =
        GivingUp { all: &all, kept: &kept, gives_up: &taken.gives_up, leaves, service_cancelled: false };
    let fees = given_up(facts.school, facts.waivers, &giving_up, &|rule| refund_rule_of(facts.school, rule));
    let left_of = LeftOf::new(facts, &giving_up, &fees, taken.is_all());
    let bills: Vec<BillLeft> =
        (0..facts.bills.len()).filter_map(|number| bill_left(&left_of, number)).collect();
    let quote = quote(&bills, gives_up.clone(), taken.titles(&all), leaves);
    Ok(Left { quote, wholly: taken.is_all(), bills })
}

fn quote(
    bills: &[BillLeft],
    gives_up: GivesUp,
    titles: Vec<String>,
    leaves: chrono::NaiveDate,
) -> LeavingQuote {
    let shown = || bills.iter().filter_map(|bill| bill.shown.as_ref());
    let sum = |amounts: &mut dyn Iterator<Item = i64>| Fen(amounts.fold(0, i64::saturating_add));
    LeavingQuote {
        gives_up,
        titles,
        leaves,
        refund: sum(&mut shown().map(|bill| bill.refund.0)),
        credit: sum(&mut shown().map(|bill| bill.credit.0)),
        no_longer_owed: sum(&mut shown().map(|bill| bill.owed_before.0 - bill.owed_after.0)),
        counting: bills.iter().any(|bill| bill.counting),
        bills: shown().cloned().collect(),
    }
}

/// Every way in which the child may leave, with what it comes to: everything, and where it takes several services, each
/// of them. None once the term is over.
pub fn leaving_quotes(facts: &LeavingFacts<'_>) -> Vec<LeavingQuote> {
    let groups = facts.groups.iter().map(|priced| GivesUp::Group(priced.group.id.clone()));
    let care = facts.school.care_windows().filter(|window| facts.care.contains(&window.id));
    let each: Vec<GivesUp> = groups.chain(care.map(|window| GivesUp::Care(window.id.clone()))).collect();
    let single = if each.len() > 1 { each } else { Vec::new() };
    let ways = std::iter::once(GivesUp::Everything).chain(single);
    ways.filter_map(|gives_up| leave(facts, &gives_up).ok()).map(|left| left.quote).collect()
}
