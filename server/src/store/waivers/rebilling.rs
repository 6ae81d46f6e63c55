//! What a waiver that was granted changes of the bills of the child's application in force.

use crate::{
    Catalogue,
    error::Error,
    store::{
        bills::{self, BillRow},
        in_force::InForce,
        ledger::{self, Entry},
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Bill, BillState, Child, Fen, LedgerKind, Waiver, WaiverGroup, WaiverRequestId,
    rules::{Plan, Rebilled, quote_plan, rebill},
};
use sqlx::SqliteConnection;

/// Brings down every bill by what the new waiver gives of it; what need not be paid any more, and what goes back.
pub(super) async fn rebill_all(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    child: &Child,
    (before, after): (&[Waiver], &[Waiver]),
    (new, request): (&Waiver, &WaiverRequestId),
    now: DateTime<Utc>,
) -> Result<(Fen, Fen), Error> {
    let nothing = (Fen::ZERO, Fen::ZERO);
    let group = catalogue.school.tariff.waivers.iter().find(|group| group.id == new.group);
    let (Some(group), Some(in_force)) = (group, InForce::read(tx, &child.id).await?) else {
        return Ok(nothing);
    };
    let quotes = quotes(catalogue, child, &in_force, [before, after]);
    let [without, with] = &quotes;
    let (mut less, mut refund) = nothing;
    for row in &bills::of_application(tx, &in_force.application).await? {
        // Billed on another date, it is another part of the whole: the school's file was changed since, or the child
        // has left what it was for.
        let Some(quoted) = quoted_like(&row.bill()?, without, with) else { continue };
        if let Some(rebilled) = rebill_one(tx, row, quoted, group, request, now).await? {
            less = less.checked_add(rebilled.less).ok_or(TOO_LARGE)?;
            refund = refund.checked_add(rebilled.refund).ok_or(TOO_LARGE)?;
        }
    }
    Ok((less, refund))
}

const TOO_LARGE: Error = Error::Broken("the bills of a child are past the range of 64 bits");

async fn rebill_one(
    tx: &mut SqliteConnection,
    row: &BillRow,
    (without, with): (&Bill, &Bill),
    group: &WaiverGroup,
    request: &WaiverRequestId,
    now: DateTime<Utc>,
) -> Result<Option<Rebilled>, Error> {
    let bill = row.bill()?;
    let money = ledger::balance_of(tx, &row.id).await?;
    let Some(rebilled) = rebill(&bill, &money, (without, with), group) else {
        return Ok(None);
    };
    if rebilled.bill != bill {
        bills::bring_down(tx, &row.id, &rebilled.bill).await?;
    }
    for (kind, amount) in [(LedgerKind::Waiver, rebilled.less), (LedgerKind::Refund, rebilled.refund)] {
        let facts = serde_json::json!({ "waiver_request": request });
        let entry = Entry { child: &row.child_id, bill: &row.id, kind, amount, facts };
        ledger::enter(tx, entry, now).await?;
    }
    Ok(Some(rebilled))
}

/// The same part of the whole, without the waiver and with it.
fn quoted_like<'a>(bill: &Bill, without: &'a [Bill], with: &'a [Bill]) -> Option<(&'a Bill, &'a Bill)> {
    let counting = |bill: &Bill| bill.state == BillState::Counting;
    let same = |quoted: &Bill| quoted.billed_on == bill.billed_on && counting(quoted) == counting(bill);
    without.iter().zip(with).find(|(without, _)| same(without))
}

/// What the child's services come to with each of the waivers.
fn quotes(
    catalogue: &Catalogue,
    child: &Child,
    in_force: &InForce,
    waivers: [&[Waiver]; 2],
) -> [Vec<Bill>; 2] {
    let groups = in_force.groups(catalogue);
    let plan = Plan { grade: child.grade(), care: &in_force.care, groups: &groups, from: None };
    waivers.map(|waivers| quote_plan(&catalogue.school, &plan, waivers))
}
