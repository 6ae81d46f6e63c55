//! What happened to money, entry by entry, in the transactions that make it happen (law I7).

use super::{ids::Ids, receipts::word};
use crate::{
    error::Error,
    sql::{self, Connection, Inserts},
};
use chrono::{DateTime, Utc};
use kehou_contract::{Balance, Fen, LedgerKind};
use std::collections::HashMap;

/// An entry to be made about a bill of a child.
pub(super) struct Entry<'a> {
    pub(super) child: &'a str,
    pub(super) bill: &'a str,
    pub(super) kind: LedgerKind,
    pub(super) amount: Fen,
    /// JSON; numbers and ids, never a name or a family's reason.
    pub(super) facts: serde_json::Value,
}

/// Makes an entry; of nothing there is none.
pub(super) async fn enter(tx: &mut Connection, entry: Entry<'_>, now: DateTime<Utc>) -> Result<(), Error> {
    let mut inserts = Inserts::default();
    add_all(&mut inserts, &[(entry, now)])?;
    Ok(inserts.write(tx).await?)
}

/// Adds entries in their order, each at its instant, to what is written.
pub(super) fn add_all<'v>(
    inserts: &mut Inserts<'v>,
    entries: &[(Entry<'v>, DateTime<Utc>)],
) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(entries.len());
    for (entry, now) in entries.iter().filter(|(entry, _)| !entry.amount.is_zero()) {
        rows.push((entry, word(entry.kind)?, entry.facts.to_string(), now.timestamp_millis()));
    }
    let into = "INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at) ";
    inserts.add(into, rows, |values, (entry, kind, facts, at)| {
        values.push_bind(entry.child).push_bind(entry.bill).push_bind(kind);
        values.push_bind(entry.amount.0).push_bind(facts).push_bind(at);
    });
    Ok(())
}

/// What the entries of a bill come to.
pub(super) async fn balance_of(tx: &mut Connection, bill: &str) -> Result<Balance, Error> {
    Ok(balances_of(tx, &[bill]).await?.remove(bill).unwrap_or_default())
}

/// The same of each bill that has any.
pub(super) async fn balances_of(
    tx: &mut Connection,
    bills: &[&str],
) -> Result<HashMap<String, Balance>, Error> {
    let mut balances: HashMap<String, Balance> = HashMap::new();
    if bills.is_empty() {
        return Ok(balances);
    }
    let sums: Vec<(String, String, i64)> = sql::query_as(
        "SELECT bill_id, kind, CAST(sum(amount_fen) AS BIGINT) FROM ledger_entries \
         WHERE bill_id IN (SELECT value FROM json_each($1)) GROUP BY bill_id, kind",
    )
    .bind(Ids::of(bills)?.as_json())
    .fetch_all(tx)
    .await?;
    for (bill, kind, sum) in sums {
        let balance = balances.entry(bill).or_default();
        let kind: LedgerKind = serde_json::from_value(serde_json::Value::String(kind))?;
        let field = match kind {
            LedgerKind::Charge => &mut balance.charged,
            LedgerKind::Payment => &mut balance.paid,
            LedgerKind::Refund => &mut balance.refunded,
            LedgerKind::Credit => &mut balance.credited,
            LedgerKind::Waiver => &mut balance.waived,
            LedgerKind::Void => &mut balance.voided,
        };
        *field = Fen(sum);
    }
    Ok(balances)
}
