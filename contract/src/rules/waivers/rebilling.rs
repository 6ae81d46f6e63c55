//! A bill that was made before a waiver was granted, or before a place went back.

use crate::{
    Adjustment, Balance, Bill, BillLine, BillState, Charge, Fen, LedgerKind, PaidOut, WaiverGroup,
    rules::{LetOff, lower_due},
};

/// What is made of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebilled {
    /// The bill as it stands now. What was paid stays on it: the receipt for the money says so.
    pub bill: Bill,
    /// What nobody had paid and nobody need pay any more.
    pub less: Fen,
    /// What was paid and goes back.
    pub refund: Fen,
}

/// Why a bill comes down.
#[derive(Clone, Debug)]
pub struct TakenOff<'a> {
    /// What the line is called that says so, where the bill stands on something else than what is counted now.
    pub title: &'a str,
    /// How that line says it.
    pub charge: Charge,
    /// As what it is let off.
    pub let_off: LetOff,
}

impl<'a> TakenOff<'a> {
    /// Because the office granted a waiver.
    pub fn waived(group: &'a WaiverGroup) -> Self {
        let charge = Charge::Adjusted(Adjustment::Waived { share: group.share });
        Self { title: &group.title, charge, let_off: LetOff::Waived }
    }

    /// Because a teacher saw the child and its place went back.
    pub fn not_admitted(title: &'a str) -> Self {
        Self { title, charge: Charge::Adjusted(Adjustment::NotAdmitted), let_off: LetOff::Void }
    }
}

/// What a waiver, or the loss of a place, makes of a bill; `None` when it changes nothing. `before` and `after` are the same part of what the
/// child's services come to without it and with it: what lies between them is what the waiver gives, whatever else was
/// changed since the bill was made, so no bill ever rises. First what nobody has paid is let off, then of what was
/// paid the rest goes back.
pub fn rebill(
    bill: &Bill,
    money: &Balance,
    (before, after): (&Bill, &Bill),
    off: &TakenOff<'_>,
) -> Option<Rebilled> {
    let gives = Fen(before.total.0.saturating_sub(after.total.0)).max(Fen::ZERO);
    let (less, refund) = match bill.state {
        // A quote is no bill yet: it is made with what is waived by then.
        BillState::NothingDue | BillState::Quoted | BillState::Void => return None,
        // Nothing is charged yet: only the most that can be comes down.
        BillState::Counting => (gives.min(bill.total), Fen::ZERO),
        BillState::Due | BillState::PartlyPaid | BillState::Paid => let_off(money, gives, off.let_off),
    };
    if less.is_zero() && refund.is_zero() {
        return None;
    }
    let total = Fen(bill.total.0 - less.0);
    let lines = match (less.is_zero(), after.total == total) {
        (true, _) => bill.lines.clone(),
        (false, true) => after.lines.clone(),
        (false, false) => with_line_off(bill, off, less),
    };
    let state = state_of(bill, money, total);
    let due_at = bill.due_at.filter(|_| state != BillState::NothingDue);
    let less = if bill.state == BillState::Counting { Fen::ZERO } else { less };
    Some(Rebilled { bill: Bill { lines, total, state, due_at, ..bill.clone() }, less, refund })
}

/// What is let off and what goes back, when so much less is due.
fn let_off(money: &Balance, gives: Fen, kind: LetOff) -> (Fen, Fen) {
    let due_now = Fen(money.due().0.saturating_sub(gives.0));
    let entries = lower_due(money, due_now, kind, PaidOut::Refund);
    let of = |is_back: bool| {
        let found = entries.iter().find(|(kind, _)| (*kind == LedgerKind::Refund) == is_back);
        found.map_or(Fen::ZERO, |(_, amount)| *amount)
    };
    (of(false), of(true))
}

/// A bill that stands on something else than what is counted now keeps its lines, and says what comes off.
fn with_line_off(bill: &Bill, off: &TakenOff<'_>, less: Fen) -> Vec<BillLine> {
    let off = BillLine { title: off.title.to_owned(), charge: off.charge.clone(), amount: Fen(-less.0) };
    bill.lines.iter().cloned().chain([off]).collect()
}

fn state_of(bill: &Bill, money: &Balance, total: Fen) -> BillState {
    match bill.state {
        _ if total.is_zero() => BillState::NothingDue,
        BillState::PartlyPaid if money.paid >= total => BillState::Paid,
        as_it_was => as_it_was,
    }
}

#[cfg(test)]
mod tests;
