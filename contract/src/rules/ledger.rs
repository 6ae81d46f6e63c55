//! The sums of a ledger, and how what is due is lowered.

#[cfg(test)]
mod properties;

use crate::{Balance, Fen, LedgerEntry, LedgerKind, PaidOut};

/// Why entries are no ledger. Each names the first entry, from 0, after which it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerFault {
    /// An amount is negative.
    Negative {
        /// The entry.
        entry: usize,
    },
    /// A sum is past the range of 64 bits.
    TooLarge {
        /// The entry.
        entry: usize,
    },
    /// More was given back than came in.
    GivenBackTooMuch {
        /// The entry.
        entry: usize,
    },
    /// Less than nothing is due.
    DueBelowNothing {
        /// The entry.
        entry: usize,
    },
}

/// What entries come to, in the order in which they were made.
pub fn balance(entries: &[LedgerEntry]) -> Result<Balance, LedgerFault> {
    let mut balance = Balance::default();
    for (entry, made) in entries.iter().enumerate() {
        if made.amount < Fen::ZERO {
            return Err(LedgerFault::Negative { entry });
        }
        let sum = match made.kind {
            LedgerKind::Charge => &mut balance.charged,
            LedgerKind::Payment => &mut balance.paid,
            LedgerKind::Refund => &mut balance.refunded,
            LedgerKind::Credit => &mut balance.credited,
            LedgerKind::Waiver => &mut balance.waived,
            LedgerKind::Void => &mut balance.voided,
        };
        *sum = sum.checked_add(made.amount).ok_or(LedgerFault::TooLarge { entry })?;
        if balance.kept() < Fen::ZERO {
            return Err(LedgerFault::GivenBackTooMuch { entry });
        }
        if balance.due() < Fen::ZERO {
            return Err(LedgerFault::DueBelowNothing { entry });
        }
    }
    Ok(balance)
}

/// Why less of a bill is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetOff {
    /// It is waived.
    Waived,
    /// It is no longer owed: the child left, or the school did not hold it.
    Void,
}

/// The entries that lower what is due of one bill to an amount: first what nobody has paid is let off, then of what was
/// paid the rest is given back. None when no more is due already.
pub fn lower_due(bill: &Balance, due_now: Fen, let_off: LetOff, paid_out: PaidOut) -> Vec<(LedgerKind, Fen)> {
    let less = Fen(bill.due().0.saturating_sub(due_now.max(Fen::ZERO).0)).max(Fen::ZERO);
    let unpaid = less.min(bill.unpaid());
    let let_off = match let_off {
        LetOff::Waived => LedgerKind::Waiver,
        LetOff::Void => LedgerKind::Void,
    };
    let given_back = match paid_out {
        PaidOut::Refund => LedgerKind::Refund,
        PaidOut::Credit => LedgerKind::Credit,
    };
    let entries = [(let_off, unpaid), (given_back, Fen(less.0 - unpaid.0))];
    entries.into_iter().filter(|(_, amount)| !amount.is_zero()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BillId;
    use LedgerKind::{Charge, Credit, Payment, Refund, Void, Waiver};

    fn ledger(entries: &[(LedgerKind, i64)]) -> Vec<LedgerEntry> {
        let entry = |(kind, fen): &(LedgerKind, i64)| LedgerEntry {
            at: crate::examples::round().bills_due_at,
            kind: *kind,
            amount: Fen(*fen),
            bill: BillId::new("bill"),
            why: None,
        };
        entries.iter().map(entry).collect()
    }

    #[test]
    fn charges_less_refunds_and_credits_are_what_is_due() {
        // Entries, then: due, not paid by anybody, kept of what came in, to be paid now.
        let cases = [
            ("billed", vec![(Charge, 40_000)], [40_000, 40_000, 0, 40_000]),
            ("paid", vec![(Charge, 40_000), (Payment, 40_000)], [40_000, 0, 40_000, 0]),
            (
                "70 % back",
                vec![(Charge, 40_000), (Payment, 40_000), (Refund, 28_000)],
                [12_000, 0, 12_000, 0],
            ),
            (
                "waived before and after payment",
                vec![(Charge, 40_000), (Waiver, 10_000), (Payment, 30_000), (Refund, 20_000)],
                [10_000, 0, 10_000, 0],
            ),
            ("void", vec![(Charge, 40_000), (Void, 40_000)], [0, 0, 0, 0]),
            (
                "20 days credited, and the next term's bill",
                vec![(Charge, 56_050), (Payment, 56_050), (Credit, 11_800), (Charge, 56_050)],
                [100_300, 56_050, 44_250, 44_250],
            ),
        ];
        for (what, entries, expected) in cases {
            let balance = balance(&ledger(&entries)).expect("a ledger");
            let came_to = [balance.due(), balance.unpaid(), balance.kept(), balance.owed()];
            assert_eq!(came_to, expected.map(Fen), "{what}");
        }
    }

    #[test]
    fn what_is_no_ledger_is_named_with_its_entry() {
        let cases = [
            (vec![(Charge, 100), (Payment, -1)], LedgerFault::Negative { entry: 1 }),
            (vec![(Charge, i64::MAX), (Charge, 1)], LedgerFault::TooLarge { entry: 1 }),
            (vec![(Charge, 100), (Payment, 50), (Refund, 51)], LedgerFault::GivenBackTooMuch { entry: 2 }),
            (vec![(Charge, 100), (Refund, 1), (Payment, 50)], LedgerFault::GivenBackTooMuch { entry: 1 }),
            (vec![(Charge, 100), (Waiver, 60), (Void, 60)], LedgerFault::DueBelowNothing { entry: 2 }),
        ];
        for (entries, fault) in cases {
            assert_eq!(balance(&ledger(&entries)), Err(fault), "{entries:?}");
        }
    }

    #[test]
    fn what_nobody_paid_is_let_off_before_anything_is_given_back() {
        let part_paid = balance(&ledger(&[(Charge, 40_000), (Payment, 35_000)])).expect("a ledger");
        let cases = [
            (40_000, vec![]),
            (50_000, vec![]),
            (37_000, vec![(Waiver, Fen(3_000))]),
            (30_000, vec![(Waiver, Fen(5_000)), (Refund, Fen(5_000))]),
            (-1, vec![(Waiver, Fen(5_000)), (Refund, Fen(35_000))]),
        ];
        for (due_now, entries) in cases {
            assert_eq!(lower_due(&part_paid, Fen(due_now), LetOff::Waived, PaidOut::Refund), entries);
        }
        let credited = lower_due(&part_paid, Fen(30_000), LetOff::Void, PaidOut::Credit);
        assert_eq!(credited, [(Void, Fen(5_000)), (Credit, Fen(5_000))]);
    }
}
