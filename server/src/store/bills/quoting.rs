//! Bills as they are when they are made, and before.

use chrono::{DateTime, Utc};
use kehou_contract::{Bill, BillState, School, rules::bill_due_at};

/// Bills made at this instant: what is due with the round leaves its time to pay.
pub(in crate::store) fn with_time_to_pay(
    mut bills: Vec<Bill>,
    school: &School,
    now: DateTime<Utc>,
) -> Vec<Bill> {
    for bill in &mut bills {
        bill.due_at = bill.due_at.map(|due_at| due_at.max(bill_due_at(&school.round, now)));
    }
    bills
}

/// Before the family has signed nobody owes anything: there is a quote and no bill.
pub(in crate::store) fn only_quoted(bill: &mut Bill) {
    if bill.state == BillState::Due {
        (bill.state, bill.due_at) = (BillState::Quoted, None);
    }
}
