//! What it comes to when a child gives services up.

use super::{
    RulePieces, View, charged,
    drafts::{Draft, drafts},
    lines,
};
use crate::{
    FeeMonth, FeeRule, Fen, RefundQuote, RefundRule, School, Waiver,
    rules::{PaidSession, RefundFacts, Service, Usage, refund_quote},
};
use chrono::NaiveDate;

/// What giving services up comes to, of one rule on one bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// What the rule's lines are called.
    pub title: String,
    /// Which of the quoted bills it stands on.
    pub bill: usize,
    /// What of it is given back if the bill is paid, and no longer owed if it is not. The rest is kept.
    pub refund: RefundQuote,
}

/// What a child takes, and what it will take from a date on.
#[derive(Clone, Copy)]
pub struct GivingUp<'a> {
    /// What it takes, with what was held and attended of it so far.
    pub all: &'a Usage<'a>,
    /// What it would take if it took only what it keeps.
    pub kept: &'a Usage<'a>,
    /// Which services it gives up.
    pub gives_up: &'a dyn Fn(&Service<'_>) -> bool,
    /// The first date it no longer comes.
    pub leaves: NaiveDate,
    /// Whether the school gives the services up, and not the child.
    pub service_cancelled: bool,
}

/// What comes off each bill, rule by rule: what was charged for what is given up is given back as the rule's refund rule
/// says. A rule without one gives nothing back. What is billed afterwards needs none: it is counted until the child
/// leaves.
pub fn given_up(
    school: &School,
    waivers: &[Waiver],
    giving_up: &GivingUp<'_>,
    refund_rule: &dyn Fn(&FeeRule) -> Option<RefundRule>,
) -> Vec<GivenUp> {
    let GivingUp { all, kept, .. } = *giving_up;
    let before = charged(&school.tariff, all, waivers, |_| View::Planned);
    let after = charged(&school.tariff, kept, waivers, |_| View::Planned);
    let (bills_before, bills_after) = (drafts(&before, &all.months), drafts(&after, &kept.months));
    let mut found = Vec::new();
    for (bill, draft) in bills_before.iter().enumerate().filter(|(_, draft)| !draft.afterwards) {
        let rest = bills_after.iter().find(|other| other.on == draft.on && !other.afterwards);
        for (number, rules) in before.iter().enumerate() {
            let left = rest.map_or(Fen::ZERO, |rest| amount_like(rest, &after, rules));
            let less = Fen(draft.amount(number).0.saturating_sub(left.0));
            let rule = refund_rule(rules.scope.rule).filter(|_| less > Fen::ZERO);
            let Some(rule) = rule else { continue };
            let sessions = sessions(rules, giving_up, month_of(draft, number, &all.months));
            let facts = RefundFacts {
                paid: less,
                given_back: Fen::ZERO,
                sessions: &sessions,
                months: &all.months,
                leaves: Some(giving_up.leaves),
                service_cancelled: giving_up.service_cancelled,
            };
            let refund = refund_quote(&rule, &facts);
            found.push(GivenUp { title: lines::title_of(rules), bill, refund });
        }
    }
    found
}

/// What the same rule comes to on another bill.
fn amount_like(draft: &Draft<'_>, charged: &[RulePieces<'_>], like: &RulePieces<'_>) -> Fen {
    let same = |rules: &RulePieces<'_>| {
        rules.scope.rule.id == like.scope.rule.id && rules.scope.offering == like.scope.offering
    };
    charged.iter().position(same).map_or(Fen::ZERO, |number| draft.amount(number))
}

/// The month a bill is for, of a rule that is billed by months.
fn month_of<'m>(draft: &Draft<'_>, number: usize, months: &'m [FeeMonth]) -> Option<&'m FeeMonth> {
    let pieces = draft.pieces.iter().find(|(known, _)| *known == number)?;
    match pieces.1.as_slice() {
        [one] => one.month.and_then(|month| months.get(month)),
        _ => None,
    }
}

/// The sessions that were paid for and are given up.
fn sessions(rules: &RulePieces<'_>, giving_up: &GivingUp<'_>, month: Option<&FeeMonth>) -> Vec<PaidSession> {
    let of_bill = |date: NaiveDate| month.is_none_or(|month| month.from <= date && date <= month.to);
    let given_up = |service: usize| giving_up.all.services.get(service).is_some_and(giving_up.gives_up);
    let own = giving_up.all.sessions.iter().filter(|session| {
        session.joined && rules.scope.covers(session) && of_bill(session.date) && given_up(session.service)
    });
    own.map(|session| PaidSession {
        date: session.date,
        periods: session.periods.max(1),
        held: session.held,
        attended: session.attended,
    })
    .collect()
}
