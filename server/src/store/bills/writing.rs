//! Making bills, bringing them down, and voiding them; each with its entries in the ledger.

use crate::{
    error::Error,
    sql::{self, Connection, Inserts},
    store::{
        ids::Ids,
        ledger::{self, Entry},
        receipts::word,
        roster::new_id,
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Bill, BillState, Fen, LedgerKind, PaidOut,
    rules::{LetOff, lower_due},
};
use serde_json::json;
use std::collections::BTreeMap;

/// A bill of an application, on its way into the tables.
pub(in crate::store) struct NewBill {
    id: String,
    child: String,
    application: String,
    position: i64,
    bill: Bill,
    at: DateTime<Utc>,
}

impl NewBill {
    /// The bills of an application of a child, made at an instant.
    pub(in crate::store) fn all_of(
        application: &str,
        child: &str,
        bills: &[Bill],
        at: DateTime<Utc>,
    ) -> impl Iterator<Item = Self> {
        (0_i64..).zip(bills).map(move |(position, bill)| Self {
            id: new_id(),
            child: child.to_owned(),
            application: application.to_owned(),
            position,
            bill: bill.clone(),
            at,
        })
    }

    /// What is charged with it: what is counted afterwards is charged when it is.
    fn charge(&self) -> (Entry<'_>, DateTime<Utc>) {
        let amount = if self.bill.state == BillState::Counting { Fen::ZERO } else { self.bill.total };
        let facts = json!({ "application": self.application });
        (Entry { child: &self.child, bill: &self.id, kind: LedgerKind::Charge, amount, facts }, self.at)
    }
}

/// Adds bills with their lines and what they charge to what is written.
pub(in crate::store) fn add<'v>(inserts: &mut Inserts<'v>, bills: &'v [NewBill]) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(bills.len());
    for new in bills {
        rows.push((new, word(new.bill.state)?));
    }
    let into = "INSERT INTO bills \
                (id, child_id, application_id, position, title, state, total_fen, billed_on, due_at) ";
    inserts.add(into, rows, |values, (new, state)| {
        let bill = &new.bill;
        values.push_bind(&new.id).push_bind(&new.child).push_bind(&new.application).push_bind(new.position);
        values.push_bind(&bill.title).push_bind(state).push_bind(bill.total.0);
        values.push_bind(bill.billed_on.map(|date| date.to_string()));
        values.push_bind(bill.due_at.map(|due| due.timestamp_millis()));
    });
    let lines: Vec<(&str, &Bill)> = bills.iter().map(|new| (&*new.id, &new.bill)).collect();
    add_lines(inserts, &lines)?;
    let charges: Vec<_> = bills.iter().map(NewBill::charge).collect();
    ledger::add_all(inserts, &charges)
}

/// Adds the lines of bills, each with its id.
fn add_lines<'v>(inserts: &mut Inserts<'v>, bills: &[(&'v str, &'v Bill)]) -> Result<(), Error> {
    let mut rows = Vec::new();
    for (id, bill) in bills {
        for (position, line) in (0_i64..).zip(&bill.lines) {
            rows.push((id, position, line, serde_json::to_string(&line.charge)?));
        }
    }
    let into = "INSERT INTO bill_lines (bill_id, position, title, charge, amount_fen) ";
    inserts.add(into, rows, |values, (id, position, line, charge)| {
        values.push_bind(*id).push_bind(position).push_bind(&line.title);
        values.push_bind(charge).push_bind(line.amount.0);
    });
    Ok(())
}

/// Puts what a bill comes to now in the place of what it came to. The caller makes the entries.
pub(in crate::store) async fn bring_down(tx: &mut Connection, id: &str, bill: &Bill) -> Result<(), Error> {
    sql::query("UPDATE bills SET state = $2, total_fen = $3, due_at = $4 WHERE id = $1")
        .bind(id)
        .bind(word(bill.state)?)
        .bind(bill.total.0)
        .bind(bill.due_at.map(|due| due.timestamp_millis()))
        .execute(&mut *tx)
        .await?;
    sql::query("DELETE FROM bill_lines WHERE bill_id = $1").bind(id).execute(&mut *tx).await?;
    let mut inserts = Inserts::default();
    add_lines(&mut inserts, &[(id, bill)])?;
    Ok(inserts.write(tx).await?)
}

/// Sets the state of a bill.
pub(in crate::store) async fn set_state(
    tx: &mut Connection,
    id: &str,
    state: BillState,
) -> Result<(), Error> {
    sql::query("UPDATE bills SET state = $2 WHERE id = $1").bind(id).bind(word(state)?).execute(tx).await?;
    Ok(())
}

/// Nobody owes the bills of applications any more, from an instant of each on; what was paid for one of them goes back.
pub(in crate::store) async fn void_all(
    tx: &mut Connection,
    applications: &BTreeMap<String, DateTime<Utc>>,
) -> Result<(), Error> {
    if applications.is_empty() {
        return Ok(());
    }
    let ids: Vec<&String> = applications.keys().collect();
    let bills: Vec<(String, String, String)> = sql::query_as(
        "UPDATE bills SET state = 'void' \
         WHERE application_id IN (SELECT value FROM json_each($1)) AND state <> 'void' \
         RETURNING id, child_id, application_id",
    )
    .bind(Ids::of(&ids)?.as_json())
    .fetch_all(&mut *tx)
    .await?;
    let money = ledger::balances_of(tx, &bills.iter().map(|(bill, ..)| &**bill).collect::<Vec<_>>()).await?;
    let mut entries = Vec::new();
    for (bill, child, application) in &bills {
        let at = applications.get(application).copied().unwrap_or_default();
        let money = money.get(bill).copied().unwrap_or_default();
        for (kind, amount) in lower_due(&money, Fen::ZERO, LetOff::Void, PaidOut::Refund) {
            let facts = json!({ "application": application });
            entries.push((Entry { child, bill, kind, amount, facts }, at));
        }
    }
    let mut inserts = Inserts::default();
    ledger::add_all(&mut inserts, &entries)?;
    Ok(inserts.write(tx).await?)
}
