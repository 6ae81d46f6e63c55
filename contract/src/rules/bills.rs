//! Bills as a family reads them: where each stands, and what they come to.

use crate::{Bill, BillState, Fen, ReceiptState};
use chrono::{DateTime, Utc};

/// Where a bill stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillStanding {
    /// Its total is zero.
    NothingDue,
    /// 待结算: charged after the fact, at most so much.
    Counting,
    /// To be paid once the family has signed.
    Quoted,
    /// 待缴.
    Due,
    /// 已缴.
    Paid,
    /// Void: its time came before the money, and the places it was for went back.
    Returned,
    /// Void: a later application has a bill of its own.
    Replaced,
    /// Void: the family withdrew.
    Withdrawn,
}

impl BillStanding {
    /// Whether nobody owes it any more.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Returned | Self::Replaced | Self::Withdrawn)
    }
}

/// Where a bill stands, by its own state and that of the submission receipt it stands on. A receipt that still holds
/// over a void bill means that the time to pay ran out: everything else that voids a bill ends its receipt as well.
pub fn bill_standing(bill: BillState, receipt: ReceiptState) -> BillStanding {
    match (bill, receipt) {
        (BillState::Quoted, ReceiptState::Valid) => BillStanding::Quoted,
        (BillState::Quoted, ReceiptState::Replaced) => BillStanding::Replaced,
        (BillState::Quoted, ReceiptState::Withdrawn) => BillStanding::Withdrawn,
        (BillState::NothingDue, _) => BillStanding::NothingDue,
        (BillState::Counting, _) => BillStanding::Counting,
        // Of a bill paid in part the rest is due.
        (BillState::Due | BillState::PartlyPaid, _) => BillStanding::Due,
        (BillState::Paid, _) => BillStanding::Paid,
        (BillState::Void, ReceiptState::Valid) => BillStanding::Returned,
        (BillState::Void, ReceiptState::Replaced) => BillStanding::Replaced,
        (BillState::Void, ReceiptState::Withdrawn) => BillStanding::Withdrawn,
    }
}

/// What bills come to: due and paid are never added up, void ones count for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BillTotals {
    /// Still to be paid.
    pub due: Fen,
    /// Until when the first of it is to be paid; `None` when nothing is due.
    pub next_due_at: Option<DateTime<Utc>>,
    /// Paid.
    pub paid: Fen,
}

/// What these bills come to.
pub fn bill_totals(bills: &[&Bill]) -> BillTotals {
    let in_state = |states: &[BillState]| {
        let counted = bills.iter().filter(|bill| states.contains(&bill.state));
        Fen::checked_sum(counted.map(|bill| bill.total)).unwrap_or(Fen(i64::MAX))
    };
    let open = [BillState::Due, BillState::PartlyPaid];
    BillTotals {
        due: in_state(&open),
        next_due_at: bills
            .iter()
            .filter(|bill| open.contains(&bill.state))
            .filter_map(|bill| bill.due_at)
            .min(),
        paid: in_state(&[BillState::Paid]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    const STATES: [BillState; 6] = [
        BillState::NothingDue,
        BillState::Quoted,
        BillState::Due,
        BillState::PartlyPaid,
        BillState::Paid,
        BillState::Void,
    ];

    fn due_at(hours: i64) -> DateTime<Utc> {
        crate::examples::round().bills_due_at + TimeDelta::hours(hours)
    }

    fn bill(state: BillState, fen: i64, hours: i64) -> Bill {
        Bill {
            title: String::new(),
            state,
            lines: vec![],
            total: Fen(fen),
            billed_on: None,
            due_at: Some(due_at(hours)),
            payment: None,
        }
    }

    #[test]
    fn a_bill_that_is_not_void_stands_by_itself_and_a_void_one_says_why() {
        use BillStanding::*;
        let cases = [
            (ReceiptState::Valid, [NothingDue, Quoted, Due, Due, Paid, Returned]),
            (ReceiptState::Replaced, [NothingDue, Replaced, Due, Due, Paid, Replaced]),
            (ReceiptState::Withdrawn, [NothingDue, Withdrawn, Due, Due, Paid, Withdrawn]),
        ];
        for (receipt, expected) in cases {
            let standings = STATES.map(|state| bill_standing(state, receipt));
            assert_eq!(standings, expected, "{receipt:?}");
            let quoted_no_more = receipt != ReceiptState::Valid;
            let is_void = [false, quoted_no_more, false, false, false, true];
            assert_eq!(standings.map(BillStanding::is_void), is_void);
        }
    }

    #[test]
    fn due_and_paid_are_kept_apart_and_void_counts_for_nothing() {
        let bills = [
            bill(BillState::Due, 50_000, 48),
            bill(BillState::Due, 30_000, 0),
            bill(BillState::Paid, 25_000, -48),
            bill(BillState::Void, 99_900, -99),
            bill(BillState::NothingDue, 0, -99),
        ];
        let all: Vec<&Bill> = bills.iter().collect();
        let expected = BillTotals { due: Fen(80_000), next_due_at: Some(due_at(0)), paid: Fen(25_000) };
        assert_eq!(bill_totals(&all), expected, "the earliest due time is the next");
        assert_eq!(
            bill_totals(&all[2..]),
            BillTotals { due: Fen::ZERO, next_due_at: None, paid: Fen(25_000) }
        );
        assert_eq!(bill_totals(&[]), BillTotals::default());
    }
}
