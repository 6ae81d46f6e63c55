//! Making bills, bringing them down, and voiding them; each with its entries in the ledger.

use crate::{
    error::Error,
    store::{
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
use sqlx::SqliteConnection;

/// Writes the bills of an application with their lines. What is counted afterwards is charged when it is.
pub(in crate::store) async fn write(
    tx: &mut SqliteConnection,
    application: &str,
    child: &str,
    bills: &[Bill],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    for (position, bill) in (0_i64..).zip(bills) {
        let id = new_id();
        sqlx::query(
            "INSERT INTO bills (id, child_id, application_id, position, title, state, total_fen, billed_on, due_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&id)
        .bind(child)
        .bind(application)
        .bind(position)
        .bind(&bill.title)
        .bind(word(bill.state)?)
        .bind(bill.total.0)
        .bind(bill.billed_on.map(|date| date.to_string()))
        .bind(bill.due_at.map(|due| due.timestamp_millis()))
        .execute(&mut *tx)
        .await?;
        write_lines(tx, &id, bill).await?;
        let charged = if bill.state == BillState::Counting { Fen::ZERO } else { bill.total };
        let facts = json!({ "application": application });
        let entry = Entry { child, bill: &id, kind: LedgerKind::Charge, amount: charged, facts };
        ledger::enter(tx, entry, now).await?;
    }
    Ok(())
}

async fn write_lines(tx: &mut SqliteConnection, id: &str, bill: &Bill) -> Result<(), Error> {
    for (position, line) in (0_i64..).zip(&bill.lines) {
        sqlx::query("INSERT INTO bill_lines (bill_id, position, title, charge, amount_fen) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(position)
            .bind(&line.title)
            .bind(serde_json::to_string(&line.charge)?)
            .bind(line.amount.0)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Puts what a bill comes to now in the place of what it came to. The caller makes the entries.
pub(in crate::store) async fn bring_down(
    tx: &mut SqliteConnection,
    id: &str,
    bill: &Bill,
) -> Result<(), Error> {
    sqlx::query("UPDATE bills SET state = $2, total_fen = $3, due_at = $4 WHERE id = $1")
        .bind(id)
        .bind(word(bill.state)?)
        .bind(bill.total.0)
        .bind(bill.due_at.map(|due| due.timestamp_millis()))
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM bill_lines WHERE bill_id = $1").bind(id).execute(&mut *tx).await?;
    write_lines(tx, id, bill).await
}

/// Sets the state of a bill.
pub(in crate::store) async fn set_state(
    tx: &mut SqliteConnection,
    id: &str,
    state: BillState,
) -> Result<(), Error> {
    sqlx::query("UPDATE bills SET state = $2 WHERE id = $1").bind(id).bind(word(state)?).execute(tx).await?;
    Ok(())
}

/// Nobody owes the bills of an application any more; what was paid for one of them goes back.
pub(in crate::store) async fn void_all(
    tx: &mut SqliteConnection,
    application: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let bills: Vec<(String, String)> = sqlx::query_as(
        "UPDATE bills SET state = 'void' WHERE application_id = $1 AND state <> 'void' RETURNING id, child_id",
    )
    .bind(application)
    .fetch_all(&mut *tx)
    .await?;
    for (bill, child) in &bills {
        let money = ledger::balance_of(tx, bill).await?;
        for (kind, amount) in lower_due(&money, Fen::ZERO, LetOff::Void, PaidOut::Refund) {
            let facts = json!({ "application": application });
            ledger::enter(tx, Entry { child, bill, kind, amount, facts }, now).await?;
        }
    }
    Ok(())
}
