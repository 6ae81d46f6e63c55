//! What a waiver that was granted changes of the bills of the child's application in force.

use crate::{
    Catalogue,
    error::Error,
    store::{
        bills::{self, BillRow},
        child_term::care_of,
        held::groups_held,
        ledger::{self, Entry},
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Bill, Child, Fen, GroupId, LedgerKind, SubmissionReceipt, Waiver, WaiverGroup, WaiverRequestId,
    rules::{Plan, Priced, Rebilled, quote_plan, rebill},
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
    let (Some(group), Some(in_force)) = (group, application_in_force(tx, child).await?) else {
        return Ok(nothing);
    };
    let quotes = quotes(tx, catalogue, child, &in_force, [before, after]).await?;
    let [without, with] = &quotes;
    let (mut less, mut refund) = nothing;
    for ((row, without), with) in
        bills::of_application(tx, &in_force.application).await?.iter().zip(without).zip(with)
    {
        if let Some(rebilled) = rebill_one(tx, row, (without, with), group, request, now).await? {
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
    // Billed on another date, it is another part of the whole: the school's file was changed since.
    if bill.billed_on != without.billed_on {
        return Ok(None);
    }
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

/// The application by which a child takes part, and its choices in the family's order: the order of the bill's lines.
struct InForce {
    application: String,
    choices: Vec<GroupId>,
}

async fn application_in_force(tx: &mut SqliteConnection, child: &Child) -> Result<Option<InForce>, Error> {
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

/// What the child's services come to with each of the waivers.
async fn quotes(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    child: &Child,
    in_force: &InForce,
    waivers: [&[Waiver]; 2],
) -> Result<[Vec<Bill>; 2], Error> {
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
    Ok(waivers.map(|waivers| quote_plan(&catalogue.school, &plan, waivers)))
}
