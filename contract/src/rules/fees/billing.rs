//! From what rules come to, to bills.

use super::{RulePieces, View, charged, lines, piece::Piece};
use crate::{
    Bill, BillLine, BillState, Billed, Charge, ClockTime, FeeMonth, Fen, Round, School, Waiver,
    rules::{Plan, Usage, fees::exact::Exact, planned_usage},
    school_instant,
};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

/// What a family has at least, from its bill to its due time.
const SHORTEST_TIME_TO_PAY: TimeDelta = TimeDelta::days(2);

/// At what time of its last day a later bill is due.
const DUE_AT: Option<ClockTime> = ClockTime::new(18, 0);

/// The bills for what a child takes, in the order they are billed; the first names what is free as well. What is billed
/// after the fact is in one bill at the end, whose total is the most it can come to.
pub fn quote(school: &School, usage: &Usage<'_>, waivers: &[Waiver]) -> Vec<Bill> {
    let charged = charged(&school.tariff, usage, waivers, |_| View::Planned);
    let mut drafts = drafts(&charged, &usage.months);
    let free = free_lines(&charged, usage);
    if drafts.is_empty() {
        drafts.push(Draft::default());
    }
    let mut bills: Vec<Bill> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut lines = draft.lines(school, &charged);
        if bills.is_empty() {
            lines.extend(free.iter().cloned());
        }
        bills.push(draft.bill(school, lines));
    }
    bills
}

/// The bills for a plan.
pub fn quote_plan(school: &School, plan: &Plan<'_>, waivers: &[Waiver]) -> Vec<Bill> {
    quote(school, &planned_usage(school, plan), waivers)
}

/// What all bills come to: what a family is shown before it signs.
pub fn quoted_total(bills: &[Bill]) -> Fen {
    Fen::checked_sum(bills.iter().map(|bill| bill.total)).unwrap_or(Fen(i64::MAX))
}

/// Until when a bill of this round is to be paid: the round's own time, and never less than two days after it was
/// made, however late the office let the family in.
pub fn bill_due_at(round: &Round, made_at: DateTime<Utc>) -> DateTime<Utc> {
    round.bills_due_at.max(made_at + SHORTEST_TIME_TO_PAY)
}

/// A bill to be made.
#[derive(Default)]
struct Draft<'p> {
    title: String,
    on: Option<NaiveDate>,
    afterwards: bool,
    /// Pieces of rules, by the rule's number.
    pieces: Vec<(usize, Vec<&'p Piece>)>,
    /// Parts of a rule's whole.
    parts: Vec<(usize, Part)>,
}

/// One part of a whole that is billed in parts.
#[derive(Clone, Copy)]
struct Part {
    number: u32,
    of: u32,
    whole: Fen,
    amount: Fen,
}

fn drafts<'p>(charged: &'p [RulePieces<'_>], months: &[FeeMonth]) -> Vec<Draft<'p>> {
    let mut drafts: Vec<Draft<'p>> = Vec::new();
    for (number, rules) in charged.iter().enumerate() {
        let rule = rules.scope.rule;
        let all = || rules.pieces.iter().collect::<Vec<_>>();
        match &rule.billed {
            _ if rule.is_billed_afterwards() => at(&mut drafts, None, true, "").pieces.push((number, all())),
            Billed::AtOnce | Billed::AfterMonth { .. } | Billed::AfterTerm { .. } => {
                at(&mut drafts, None, false, "").pieces.push((number, all()));
            }
            Billed::EachMonth if rule.is_counted_by_months() => {
                for piece in &rules.pieces {
                    let Some(month) = piece.month.and_then(|month| months.get(month)) else { continue };
                    at(&mut drafts, Some(month.from), false, &month.title).pieces.push((number, vec![piece]));
                }
            }
            Billed::EachMonth => {
                let dates = months.iter().map(|month| (month.from, month.title.as_str(), (1, 1)));
                in_parts(&mut drafts, number, rules, &dates.collect::<Vec<_>>());
            }
            Billed::Instalments(parts) => {
                let dates = parts.iter().map(|part| (part.on, "", (part.share.parts(), part.share.of())));
                in_parts(&mut drafts, number, rules, &dates.collect::<Vec<_>>());
            }
        }
    }
    drafts.sort_by_key(|draft| (draft.afterwards, draft.on));
    drafts
}

/// The bill of a date; the same one for every rule.
fn at<'d, 'p>(
    drafts: &'d mut Vec<Draft<'p>>,
    on: Option<NaiveDate>,
    afterwards: bool,
    title: &str,
) -> &'d mut Draft<'p> {
    let known = drafts.iter().position(|draft| draft.on == on && draft.afterwards == afterwards);
    let index = known.unwrap_or(drafts.len());
    if known.is_none() {
        drafts.push(Draft { on, afterwards, ..Draft::default() });
    }
    let draft = &mut drafts[index];
    if draft.title.is_empty() {
        title.clone_into(&mut draft.title);
    }
    draft
}

/// Divides what a rule comes to by weights; what rounding leaves is in the last part.
fn in_parts(
    drafts: &mut Vec<Draft<'_>>,
    number: usize,
    rules: &RulePieces<'_>,
    dates: &[(NaiveDate, &str, (u32, u32))],
) {
    let whole = Fen::checked_sum(rules.pieces.iter().map(Piece::net)).unwrap_or(Fen(i64::MAX));
    let weight = |(parts, of): (u32, u32)| Exact::new(i64::from(parts), i64::from(of.max(1)));
    let all = dates.iter().fold(Exact::ZERO, |sum, (_, _, share)| sum.add(weight(*share)));
    let (mut so_far, mut billed) = (Exact::ZERO, Fen::ZERO);
    for (index, (on, title, share)) in dates.iter().enumerate() {
        so_far = so_far.add(weight(*share));
        let until = if index + 1 == dates.len() { whole } else { so_far.of_whole(all, whole) };
        let part = Part {
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            of: u32::try_from(dates.len()).unwrap_or(u32::MAX),
            whole,
            amount: Fen(until.0 - billed.0),
        };
        billed = until;
        at(drafts, Some(*on), false, title).parts.push((number, part));
    }
}

impl Draft<'_> {
    fn lines(&self, school: &School, charged: &[RulePieces<'_>]) -> Vec<BillLine> {
        let mut lines: Vec<BillLine> = Vec::new();
        for (number, pieces) in &self.pieces {
            lines.extend(lines::lines_of(&charged[*number], pieces));
        }
        for (number, part) in &self.parts {
            let Part { number: which, of, whole, amount } = *part;
            let title = lines::title_of(&charged[*number]);
            lines.push(BillLine { title, charge: Charge::Instalment { number: which, of, whole }, amount });
        }
        let pieces: Vec<&Piece> = self.pieces.iter().flat_map(|(_, pieces)| pieces.iter().copied()).collect();
        lines.extend(lines::lines_off(&school.tariff, &pieces));
        lines
    }

    fn bill(self, school: &School, lines: Vec<BillLine>) -> Bill {
        let total = Fen::checked_sum(lines.iter().map(|line| line.amount)).unwrap_or(Fen(i64::MAX));
        let state = match (total.is_zero(), self.afterwards) {
            (true, _) => BillState::NothingDue,
            (false, true) => BillState::Counting,
            (false, false) => BillState::Due,
        };
        let due_at = (state == BillState::Due).then(|| due_at(school, self.on));
        Bill { title: self.title, state, lines, total, billed_on: self.on, due_at, payment: None }
    }
}

/// The first bill is due with its round, a later one some days after it is made.
fn due_at(school: &School, on: Option<NaiveDate>) -> DateTime<Utc> {
    let first = school.round.bills_due_at;
    let days = Days::new(u64::from(school.tariff.days_to_pay));
    let later = on.and_then(|on| on.checked_add_days(days)).zip(DUE_AT);
    later.map_or(first, |(date, time)| school_instant(date, time).max(first))
}

/// Services nothing is charged for: a family sees that they cost nothing.
fn free_lines(charged: &[RulePieces<'_>], usage: &Usage<'_>) -> Vec<BillLine> {
    let costs = |service: usize| {
        charged.iter().any(|rules| {
            rules.scope.covers_service(service) && rules.pieces.iter().any(|piece| !piece.gross().is_zero())
        })
    };
    let free = usage.services.iter().enumerate().filter(|(number, _)| !costs(*number));
    free.map(|(_, service)| BillLine {
        title: service.title.clone(),
        charge: Charge::Free,
        amount: Fen::ZERO,
    })
    .collect()
}
