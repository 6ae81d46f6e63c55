//! Bringing down what was billed, where a waiver was granted or a place went back.

use super::{
    bills,
    in_force::InForce,
    ledger::{self, Entry},
};
use crate::{Catalogue, error::Error, sql::Connection};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Bill, BillState, Child, Fen, LedgerKind, Waiver,
    rules::{LetOff, Plan, TakenOff, rebill},
};

/// What the services a child holds now come to with these waivers.
pub(super) fn quote_held(
    catalogue: &Catalogue,
    child: &Child,
    in_force: &InForce,
    waivers: &[Waiver],
) -> Vec<Bill> {
    let groups = in_force.groups(catalogue);
    let plan = Plan { grade: child.grade(), care: &in_force.care, groups: &groups, from: None };
    catalogue.quote(&plan, waivers).to_vec()
}

/// Brings down every bill of the application by the difference of two quotes; what need not be paid any more, and what
/// goes back.
pub(super) async fn bring_all_down(
    tx: &mut Connection,
    application: &str,
    (before, after): (&[Bill], &[Bill]),
    off: &TakenOff<'_>,
    (facts, now): (serde_json::Value, DateTime<Utc>),
) -> Result<(Fen, Fen), Error> {
    let (mut less, mut refund) = (Fen::ZERO, Fen::ZERO);
    for row in bills::of_application(tx, application).await? {
        let bill = row.bill()?;
        // Billed on another date, it is another part of the whole: the school's file was changed since, or
        // the child has left what it was for.
        let Some(before) = like(before, &bill) else { continue };
        let nothing = Bill { lines: Vec::new(), total: Fen::ZERO, ..before.clone() };
        let money = ledger::balance_of(tx, &row.id).await?;
        let Some(rebilled) = rebill(&bill, &money, (before, like(after, &bill).unwrap_or(&nothing)), off)
        else {
            continue;
        };
        if rebilled.bill != bill {
            bills::bring_down(tx, &row.id, &rebilled.bill).await?;
        }
        let let_off = match off.let_off {
            LetOff::Waived => LedgerKind::Waiver,
            LetOff::Void => LedgerKind::Void,
        };
        for (kind, amount) in [(let_off, rebilled.less), (LedgerKind::Refund, rebilled.refund)] {
            let entry = Entry { child: &row.child_id, bill: &row.id, kind, amount, facts: facts.clone() };
            ledger::enter(tx, entry, now).await?;
        }
        less = less.checked_add(rebilled.less).ok_or(TOO_LARGE)?;
        refund = refund.checked_add(rebilled.refund).ok_or(TOO_LARGE)?;
    }
    Ok((less, refund))
}

const TOO_LARGE: Error = Error::Broken("the bills of a child are past the range of 64 bits");

/// The same part of another quote: billed on the same date, and beforehand or afterwards as well. What comes to nothing
/// is neither.
fn like<'b>(bills: &'b [Bill], bill: &Bill) -> Option<&'b Bill> {
    let is_counted = |bill: &Bill| bill.state == BillState::Counting;
    let same = || bills.iter().filter(|other| other.billed_on == bill.billed_on);
    same()
        .find(|other| is_counted(other) == is_counted(bill) && other.state != BillState::NothingDue)
        .or_else(|| same().find(|other| other.state == BillState::NothingDue))
}
