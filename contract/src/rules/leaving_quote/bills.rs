//! What leaving makes of each bill.

use super::{LeavingFacts, StandingBill};
use crate::{
    Adjustment, Bill, BillLine, BillState, Charge, Fen, LeavingBill, LeavingFee, LeavingReason, LedgerKind,
    PaidOut,
    rules::{GivenUp, GivingUp, Usage, quote},
};

/// What leaving makes of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLeft {
    /// Which of the bills it is.
    pub number: usize,
    /// The bill as it stands now. What was paid stays on it: the receipt for the money says so.
    pub bill: Bill,
    /// The entries that lower what is due.
    pub entries: Vec<(LedgerKind, Fen)>,
    /// What the family is shown of it.
    pub(super) shown: Option<LeavingBill>,
    /// Whether it is counted until the child leaves.
    pub(super) counting: bool,
}

/// What all bills are judged by.
pub(super) struct LeftOf<'a> {
    bills: &'a [StandingBill],
    fees: &'a [GivenUp],
    wholly: bool,
    /// The bills for what is kept.
    kept: Vec<Bill>,
    /// The bills for what is kept, and for what was taken until the child leaves.
    until_then: Vec<Bill>,
    /// The bills for all it takes.
    all: Vec<Bill>,
}

impl<'a> LeftOf<'a> {
    pub(super) fn new(
        facts: &LeavingFacts<'a>,
        giving_up: &GivingUp<'_>,
        fees: &'a [GivenUp],
        wholly: bool,
    ) -> Self {
        let gives_up = |service: usize| giving_up.gives_up.get(service).is_some_and(|given_up| *given_up);
        let mut until_then: Usage<'_> = giving_up.all.clone();
        until_then.sessions.retain(|session| session.date < giving_up.leaves || !gives_up(session.service));
        let quote = |usage: &Usage<'_>| quote(facts.school, usage, facts.waivers);
        let [kept, until_then, all] = [giving_up.kept, &until_then, giving_up.all].map(quote);
        Self { bills: facts.bills, fees, wholly, kept, until_then, all }
    }
}

/// What leaving makes of a bill; `None` when it changes nothing of it.
pub(super) fn bill_left(left_of: &LeftOf<'_>, number: usize) -> Option<BillLeft> {
    let standing = left_of.bills.get(number)?;
    match standing.bill.state {
        // Before it is signed there is nothing to leave: the family withdraws.
        BillState::Void | BillState::NothingDue | BillState::Quoted => None,
        BillState::Counting => counted_until_then(left_of, number, &standing.bill),
        BillState::Due | BillState::PartlyPaid | BillState::Paid => lowered(left_of, number, standing),
    }
}

/// Nothing is charged yet: the most that can be comes down by what the child no longer takes. What it took of services
/// it left before is in it still. Of a child that has left before anything began nobody will count anything.
fn counted_until_then(left_of: &LeftOf<'_>, number: usize, bill: &Bill) -> Option<BillLeft> {
    let total_of = |counted: Option<&Bill>| counted.map_or(Fen::ZERO, |counted| counted.total);
    let (all, then) = (counted(&left_of.all), counted(&left_of.until_then));
    let no_longer = total_of(all).0 - total_of(then).0;
    let total = Fen(bill.total.0.saturating_sub(no_longer)).max(total_of(then)).min(bill.total);
    let counting = !total.is_zero() && (left_of.wholly || total != bill.total);
    let after = match total.is_zero() {
        true if left_of.wholly => Bill { state: BillState::Void, ..bill.clone() },
        nothing => {
            let state = if nothing { BillState::NothingDue } else { BillState::Counting };
            let lines = lines(bill, then, total, &[(String::new(), Fen(bill.total.0 - total.0))]);
            Bill { state, total, lines, ..bill.clone() }
        }
    };
    let changes = after != *bill || counting;
    changes.then_some(BillLeft { number, bill: after, entries: Vec::new(), shown: None, counting })
}

fn counted(bills: &[Bill]) -> Option<&Bill> {
    bills.iter().find(|bill| bill.state == BillState::Counting)
}

/// What is given up comes off: first what nobody has paid is let off, then of what was paid the rest is given back.
fn lowered(left_of: &LeftOf<'_>, number: usize, standing: &StandingBill) -> Option<BillLeft> {
    let StandingBill { bill, money } = standing;
    let (owed_before, mut shown_fees) = (money.unpaid(), Vec::new());
    let (mut due, mut unpaid) = (money.due().max(Fen::ZERO), owed_before);
    let (mut refund, mut credit, mut let_off) = (Fen::ZERO, Fen::ZERO, Vec::new());
    for fee in left_of.fees.iter().filter(|fee| fee.billed_on == bill.billed_on) {
        let (by, off) = reason_and_amount(fee, money.kept() <= Fen::ZERO);
        let off = off.min(due);
        let off_unpaid = off.min(unpaid);
        let back = Fen(off.0 - off_unpaid.0);
        due = Fen(due.0 - off.0);
        unpaid = Fen(unpaid.0 - off_unpaid.0);
        match &by {
            LeavingReason::Rule(quote) if quote.paid_out == PaidOut::Credit => {
                credit = Fen(credit.0 + back.0);
            }
            _ => refund = Fen(refund.0 + back.0),
        }
        let_off.push((fee.title.clone(), off_unpaid));
        shown_fees.push(LeavingFee { title: fee.title.clone(), charged: fee.charged, off, by });
    }
    if shown_fees.is_empty() {
        return None;
    }
    let off = Fen(owed_before.0 - unpaid.0);
    let entries = [(LedgerKind::Void, off), (LedgerKind::Refund, refund), (LedgerKind::Credit, credit)];
    let shown = LeavingBill {
        title: bill.title.clone(),
        paid: money.kept().max(Fen::ZERO),
        owed_before,
        owed_after: unpaid,
        refund,
        credit,
        fees: shown_fees,
    };
    Some(BillLeft {
        number,
        bill: come_down(left_of, standing, off, &let_off),
        entries: entries.into_iter().filter(|(_, amount)| !amount.is_zero()).collect(),
        shown: Some(shown),
        counting: false,
    })
}

/// A refund rule is about money that came in. Who has paid nothing and used nothing owes nothing.
fn reason_and_amount(fee: &GivenUp, nothing_paid: bool) -> (LeavingReason, Fen) {
    match &fee.refund {
        _ if nothing_paid && !fee.begun => (LeavingReason::NotBegun, fee.charged),
        Some(quote) => (LeavingReason::Rule(quote.clone()), quote.amount.min(fee.charged)),
        None => (LeavingReason::NoRule, Fen::ZERO),
    }
}

/// The bill when so much is let off of what nobody has paid. One of which nothing is left stays as it was, and is void,
/// where nothing is kept.
fn come_down(left_of: &LeftOf<'_>, standing: &StandingBill, off: Fen, let_off: &[(String, Fen)]) -> Bill {
    let bill = &standing.bill;
    let total = Fen(bill.total.0 - off.0);
    let state = match bill.state {
        _ if total.is_zero() && left_of.wholly => return Bill { state: BillState::Void, ..bill.clone() },
        _ if total.is_zero() => BillState::NothingDue,
        BillState::PartlyPaid if standing.money.paid >= total => BillState::Paid,
        as_it_was => as_it_was,
    };
    let same = |other: &&Bill| other.billed_on == bill.billed_on && other.state != BillState::Counting;
    let lines = lines(bill, left_of.kept.iter().find(same), total, let_off);
    Bill {
        state,
        total,
        lines,
        due_at: bill.due_at.filter(|_| state != BillState::NothingDue),
        ..bill.clone()
    }
}

/// The lines of a bill that came down: those of what is kept where they come to the same, else its own and what is off.
fn lines(bill: &Bill, kept: Option<&Bill>, total: Fen, let_off: &[(String, Fen)]) -> Vec<BillLine> {
    if total == bill.total {
        return bill.lines.clone();
    }
    match kept.filter(|kept| kept.total == total) {
        Some(kept) => kept.lines.clone(),
        None => {
            let off =
                let_off.iter().filter(|(_, amount)| !amount.is_zero()).map(|(title, amount)| BillLine {
                    title: title.clone(),
                    charge: Charge::Adjusted(Adjustment::GivenUp),
                    amount: Fen(-amount.0),
                });
            bill.lines.iter().cloned().chain(off).collect()
        }
    }
}
