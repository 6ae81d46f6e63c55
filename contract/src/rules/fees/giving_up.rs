//! What it comes to when a child gives services up.

use super::{
    RulePieces, View, charged,
    drafts::{Draft, drafts},
    lines,
};
use crate::{
    FeeMonth, FeeRule, Fen, RefundQuote, RefundRule, School, Undelivered, Waiver,
    rules::{PaidSession, RefundFacts, Usage, refund_quote},
};
use chrono::NaiveDate;

/// What giving services up comes to, of one rule on one bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// What the rule's lines are called.
    pub title: String,
    /// Which of the quoted bills it stands on.
    pub bill: usize,
    /// From which date on that bill is to be paid; `None` from the beginning.
    pub billed_on: Option<NaiveDate>,
    /// What was charged for what is given up.
    pub charged: Fen,
    /// Whether something of it was held, or is planned to be, before the child leaves.
    pub begun: bool,
    /// What of it is given back if the bill is paid, and no longer owed if it is not. The rest is kept. `None`: the
    /// school has no rule for it, and gives nothing back.
    pub refund: Option<RefundQuote>,
}

/// What a child takes, and what it will take from a date on.
#[derive(Clone, Copy)]
pub struct GivingUp<'a> {
    /// What it takes, with what was held and attended of it so far.
    pub all: &'a Usage<'a>,
    /// What it would take if it took only what it keeps.
    pub kept: &'a Usage<'a>,
    /// Which of the services it gives up, in their order.
    pub gives_up: &'a [bool],
    /// The first date it no longer comes.
    pub leaves: NaiveDate,
    /// Whether the school gives the services up, and not the child.
    pub service_cancelled: bool,
}

/// What comes off each bill, rule by rule: what was charged for what is given up is given back as the rule's refund rule
/// says. What is billed afterwards needs none: it is counted until the child leaves.
pub fn given_up<'a>(
    school: &'a School,
    waivers: &[Waiver],
    giving_up: &GivingUp<'a>,
    refund_rule: &dyn Fn(&'a FeeRule) -> Option<&'a RefundRule>,
) -> Vec<GivenUp> {
    let GivingUp { all, kept, .. } = *giving_up;
    let before = charged(&school.tariff, all, waivers, |_| View::Planned);
    let after = charged(&school.tariff, kept, waivers, |_| View::Planned);
    let (bills_before, bills_after) = (drafts(&before, &all.months), drafts(&after, &kept.months));
    let mut found = Vec::new();
    for (bill, draft) in bills_before.iter().enumerate().filter(|(_, draft)| !draft.afterwards) {
        let rest = bills_after.iter().find(|other| other.on == draft.on && !other.afterwards);
        for (number, charged) in less_of_each(draft, &before, rest, &after) {
            let rules = &before[number];
            let sessions = sessions(rules, giving_up, month_of(draft, number, &all.months));
            let facts = RefundFacts {
                paid: charged,
                given_back: Fen::ZERO,
                sessions: &sessions,
                months: &all.months,
                leaves: Some(giving_up.leaves),
                service_cancelled: giving_up.service_cancelled,
            };
            let begun = sessions.iter().any(|session| session.held && session.date < giving_up.leaves);
            let refund = refund_rule(rules.scope.rule).map(|rule| refund_quote(rule, &facts));
            let (title, billed_on) = (lines::title_of(rules), draft.on);
            found.push(GivenUp { title, bill, billed_on, charged, begun, refund });
        }
    }
    found
}

/// By how much less each rule comes to on a bill, by its number. What another rule comes to more, because care is longer
/// without a club or a limit is no longer met, is taken off: together they are the difference of the two bills.
fn less_of_each(
    draft: &Draft<'_>,
    before: &[RulePieces<'_>],
    rest: Option<&Draft<'_>>,
    after: &[RulePieces<'_>],
) -> Vec<(usize, Fen)> {
    let less = |(number, rules): (usize, &RulePieces<'_>)| {
        let left = rest.map_or(Fen::ZERO, |rest| amount_like(rest, after, rules));
        (number, draft.amount(number).0.saturating_sub(left.0))
    };
    let all: Vec<(usize, i64)> = before.iter().enumerate().map(less).collect();
    let new = after.iter().filter(|rules| !before.iter().any(|known| is_same(known, rules)));
    let rise_of_new = rest
        .map_or(0, |rest| new.map(|rules| amount_like(rest, after, rules).0).fold(0, i64::saturating_add));
    let mut rise =
        all.iter().map(|(_, less)| less.min(&0).saturating_neg()).fold(rise_of_new, i64::saturating_add);
    let mut found = Vec::new();
    for (number, less) in all {
        let less = less.max(0);
        let taken_off = rise.min(less);
        rise -= taken_off;
        if less > taken_off {
            found.push((number, Fen(less - taken_off)));
        }
    }
    found
}

/// What the same rule comes to on another bill.
fn amount_like(draft: &Draft<'_>, charged: &[RulePieces<'_>], like: &RulePieces<'_>) -> Fen {
    let place = charged.iter().position(|rules| is_same(rules, like));
    place.map_or(Fen::ZERO, |number| draft.amount(number))
}

fn is_same(one: &RulePieces<'_>, other: &RulePieces<'_>) -> bool {
    one.scope.rule.id == other.scope.rule.id && one.scope.offering == other.scope.offering
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
    let given_up = |service: usize| giving_up.gives_up.get(service).is_some_and(|given_up| *given_up);
    let own = giving_up.all.sessions.iter().filter(|session| {
        session.joined && rules.scope.covers(session) && of_bill(session.date) && given_up(session.service)
    });
    // What is paid for though it was not held counts as held, here as on the bill.
    let kept = rules.scope.rule.undelivered == Undelivered::Kept;
    own.map(|session| PaidSession {
        date: session.date,
        periods: session.periods.max(1),
        held: session.held || kept,
        attended: session.attended,
    })
    .collect()
}
