//! From what rules come to, to bills.

use super::{
    RulePieces, View, charged,
    drafts::{Draft, Part, drafts},
    lines,
    piece::Piece,
};
use crate::{
    Bill, BillLine, BillState, Charge, ClockTime, Fen, Round, School, Waiver,
    rules::{Plan, Usage, planned_usage},
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
    let mut bills_to_make = drafts(&charged, &usage.months);
    let free = free_lines(&charged, usage);
    if bills_to_make.is_empty() {
        bills_to_make.push(Draft::default());
    }
    let mut bills: Vec<Bill> = Vec::with_capacity(bills_to_make.len());
    for draft in bills_to_make {
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
            rules.scope.is_met_by(service) && rules.pieces.iter().any(|piece| !piece.gross().is_zero())
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
