//! Bringing down what was billed, where a waiver was granted or a place went back.

use super::{
    bills,
    child_term::care_of,
    held::groups_held,
    ledger::{self, Entry},
};
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Bill, BillState, Child, Fen, GroupId, LedgerKind, SubmissionReceipt, Waiver,
    rules::{LetOff, Plan, Priced, TakenOff, quote_plan, rebill},
};
use sqlx::SqliteConnection;

/// The application by which a child takes part, and its choices in the family's order: the order of the bill's lines.
pub(super) struct InForce {
    application: String,
    choices: Vec<GroupId>,
}

pub(super) async fn application_in_force(
    tx: &mut SqliteConnection,
    child: &Child,
) -> Result<Option<InForce>, Error> {
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT applications.id, document FROM applications \
         JOIN submission_receipts ON application_id = applications.id \
         WHERE applications.child_id = $1 AND state = 'valid' AND participation = 'taking_part'",
    )
    .bind(child.id.as_str())
    .fetch_optional(tx)
    .await?;
    let Some((application, document)) = row else {
        return Ok(None);
    };
    let receipt: SubmissionReceipt = serde_json::from_str(&document)?;
    let choices = receipt.outcomes.into_iter().map(|choice| choice.group).collect();
    Ok(Some(InForce { application, choices }))
}

/// What the services a child holds now come to with these waivers.
pub(super) async fn quote_held(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    child: &Child,
    in_force: &InForce,
    waivers: &[Waiver],
) -> Result<Vec<Bill>, Error> {
    let care = care_of(tx, &child.id).await?;
    let mut held = groups_held(tx, child.id.as_str()).await?;
    let place = |group: &GroupId| {
        in_force.choices.iter().position(|choice| choice == group).unwrap_or(in_force.choices.len())
    };
    held.sort_by_key(place);
    let of_group = |id: &GroupId| {
        let found = catalogue.groups().find(|(_, group)| &group.id == id);
        found.map(|(offering, group)| Priced { offering, group })
    };
    let groups: Vec<Priced<'_>> = held.iter().filter_map(of_group).collect();
    let plan = Plan { grade: child.grade(), care: &care, groups: &groups, from: None };
    Ok(quote_plan(&catalogue.school, &plan, waivers))
}

/// Brings down every bill of the application by the difference of two quotes; what need not be paid any more, and what
/// goes back.
pub(super) async fn bring_all_down(
    tx: &mut SqliteConnection,
    in_force: &InForce,
    (before, after): (&[Bill], &[Bill]),
    off: &TakenOff<'_>,
    (facts, now): (serde_json::Value, DateTime<Utc>),
) -> Result<(Fen, Fen), Error> {
    let (mut less, mut refund) = (Fen::ZERO, Fen::ZERO);
    for row in bills::of_application(tx, &in_force.application).await? {
        let bill = row.bill()?;
        // Billed on another date, it is another part of the whole: the school's file was changed since.
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
