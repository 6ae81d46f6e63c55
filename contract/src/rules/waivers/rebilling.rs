//! A bill that was made before a waiver was granted.

use crate::{
    Adjustment, Balance, Bill, BillLine, BillState, Charge, Fen, PaidOut, WaiverGroup,
    rules::{LetOff, lower_due},
};

/// What a waiver makes of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebilled {
    /// The bill as it stands now. What was paid stays on it: the receipt for the money says so.
    pub bill: Bill,
    /// What nobody had paid and nobody need pay any more.
    pub less: Fen,
    /// What was paid and goes back.
    pub refund: Fen,
}

/// What a waiver makes of a bill; `None` when it changes nothing. `before` and `after` are the same part of what the
/// child's services come to without it and with it: what lies between them is what the waiver gives, whatever else was
/// changed since the bill was made, so no bill ever rises. First what nobody has paid is let off, then of what was
/// paid the rest goes back.
pub fn rebill(
    bill: &Bill,
    money: &Balance,
    (before, after): (&Bill, &Bill),
    group: &WaiverGroup,
) -> Option<Rebilled> {
    let gives = Fen(before.total.0.saturating_sub(after.total.0)).max(Fen::ZERO);
    let (less, refund) = match bill.state {
        BillState::NothingDue | BillState::Void => return None,
        // Nothing is charged yet: only the most that can be comes down.
        BillState::Counting => (gives.min(bill.total), Fen::ZERO),
        BillState::Due | BillState::PartlyPaid | BillState::Paid => let_off(money, gives),
    };
    if less.is_zero() && refund.is_zero() {
        return None;
    }
    let total = Fen(bill.total.0 - less.0);
    let lines = match (less.is_zero(), after.total == total) {
        (true, _) => bill.lines.clone(),
        (false, true) => after.lines.clone(),
        (false, false) => with_line_off(bill, group, less),
    };
    let state = state_of(bill, money, total);
    let due_at = bill.due_at.filter(|_| state != BillState::NothingDue);
    let less = if bill.state == BillState::Counting { Fen::ZERO } else { less };
    Some(Rebilled { bill: Bill { lines, total, state, due_at, ..bill.clone() }, less, refund })
}

/// What is let off and what goes back, when so much less is due.
fn let_off(money: &Balance, gives: Fen) -> (Fen, Fen) {
    let due_now = Fen(money.due().0.saturating_sub(gives.0));
    let entries = lower_due(money, due_now, LetOff::Waived, PaidOut::Refund);
    let of = |wanted: crate::LedgerKind| {
        entries.iter().find(|(kind, _)| *kind == wanted).map_or(Fen::ZERO, |(_, amount)| *amount)
    };
    (of(crate::LedgerKind::Waiver), of(crate::LedgerKind::Refund))
}

/// A bill that stands on something else than what is counted now keeps its lines, and says what is waived.
fn with_line_off(bill: &Bill, group: &WaiverGroup, less: Fen) -> Vec<BillLine> {
    let charge = Charge::Adjusted(Adjustment::Waived { share: group.share });
    let off = BillLine { title: group.title.clone(), charge, amount: Fen(-less.0) };
    bill.lines.iter().cloned().chain([off]).collect()
}

fn state_of(bill: &Bill, money: &Balance, total: Fen) -> BillState {
    match bill.state {
        BillState::Paid => BillState::Paid,
        _ if total.is_zero() => BillState::NothingDue,
        BillState::PartlyPaid if money.paid >= total => BillState::Paid,
        as_it_was => as_it_was,
    }
}

#[cfg(test)]
mod tests;
