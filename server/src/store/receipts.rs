//! Receipts, and the applications they are of, as rows.

use super::{Store, bills, ids::Ids, reviews};
use crate::{
    error::Error,
    sql::{self, Connection, Inserts},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    CheckCode, ChildId, ReceiptCheck, ReceiptEntry, ReceiptNumber, ReceiptState, ReviewState, Signed,
    SubmissionReceipt,
};
use std::collections::BTreeMap;

/// The word a state is kept under; the same as on the wire.
pub(super) fn word(state: impl serde::Serialize) -> Result<String, Error> {
    match serde_json::to_value(state)? {
        serde_json::Value::String(word) => Ok(word),
        _ => Err(Error::Broken("a state is kept as one word")),
    }
}

/// Ends the applications in force of children, each at its instant, with their reviews, and voids their bills; the ids of
/// those there were.
pub(super) async fn set_aside(
    tx: &mut Connection,
    children: &[(String, DateTime<Utc>)],
    state: ReceiptState,
) -> Result<Vec<String>, Error> {
    if children.is_empty() {
        return Ok(Vec::new());
    }
    let at: BTreeMap<&str, DateTime<Utc>> = children.iter().map(|(child, at)| (&**child, *at)).collect();
    let ended: Vec<(String, String)> = sql::query_as(
        "UPDATE applications SET state = $2 \
         WHERE child_id IN (SELECT value FROM json_each($1)) AND state = 'valid' RETURNING id, child_id",
    )
    .bind(Ids::of(&at.keys().collect::<Vec<_>>())?.as_json())
    .bind(word(state)?)
    .fetch_all(&mut *tx)
    .await?;
    let ended: BTreeMap<String, DateTime<Utc>> =
        ended.into_iter().filter_map(|(id, child)| Some((id, *at.get(&*child)?))).collect();
    bills::void_all(tx, &ended).await?;
    let ended: Vec<String> = ended.into_keys().collect();
    reviews::end(tx, &ended).await?;
    Ok(ended)
}

/// Sets the state of an application, and of its receipt.
pub(super) async fn set_state(
    tx: &mut Connection,
    application: &str,
    state: ReceiptState,
) -> Result<(), Error> {
    sql::query("UPDATE applications SET state = $2 WHERE id = $1")
        .bind(application)
        .bind(word(state)?)
        .execute(tx)
        .await?;
    Ok(())
}

/// A receipt as it is handed out, on its way into its table.
pub(super) struct NewReceipt {
    pub(super) number: ReceiptNumber,
    pub(super) check_code: CheckCode,
    pub(super) application: String,
    pub(super) child: String,
    /// The receipt as JSON.
    pub(super) document: String,
}

/// Adds receipts, as they are handed out, to what is written.
pub(super) fn add<'v>(inserts: &mut Inserts<'v>, receipts: &'v [NewReceipt]) {
    let into = "INSERT INTO submission_receipts (number, check_code, application_id, child_id, document) ";
    inserts.add(into, receipts, |values, receipt| {
        values.push_bind(receipt.number.as_str()).push_bind(receipt.check_code.as_str());
        values.push_bind(&receipt.application).push_bind(&receipt.child).push_bind(&receipt.document);
    });
}

/// Adds to a receipt what was signed after it was handed out.
pub(super) async fn set_signed(tx: &mut Connection, application: &str, signed: &Signed) -> Result<(), Error> {
    let mut receipt = document_of(&mut *tx, application).await?;
    receipt.signed = Some(signed.clone());
    sql::query("UPDATE submission_receipts SET document = $2 WHERE application_id = $1")
        .bind(application)
        .bind(serde_json::to_string(&receipt)?)
        .execute(tx)
        .await?;
    Ok(())
}

/// The receipt of an application as it was handed out.
pub(super) async fn document_of(tx: &mut Connection, application: &str) -> Result<SubmissionReceipt, Error> {
    let document: String =
        sql::query_scalar("SELECT document FROM submission_receipts WHERE application_id = $1")
            .bind(application)
            .fetch_one(tx)
            .await?;
    Ok(serde_json::from_str(&document)?)
}

/// The receipt of an application, with the state it has now.
pub(super) async fn read_of_application(
    tx: &mut Connection,
    application: &str,
) -> Result<SubmissionReceipt, Error> {
    let statement = [RECEIPTS, " WHERE applications.id = $1"].concat();
    let row: ReceiptRow =
        sql::query_as(sqlx::AssertSqlSafe(statement)).bind(application).fetch_one(&mut *tx).await?;
    row.receipt(tx).await
}

/// Receipts as handed out, with what became of them.
const RECEIPTS: &str = "SELECT submission_receipts.document, applications.state, applications.id AS application \
     FROM submission_receipts JOIN applications ON applications.id = submission_receipts.application_id";

#[derive(sqlx::FromRow)]
struct ReceiptRow {
    document: String,
    state: String,
    application: String,
}

impl ReceiptRow {
    /// The receipt as handed out, in the state it has now, with its bills as they stand.
    async fn receipt(self, tx: &mut Connection) -> Result<SubmissionReceipt, Error> {
        let mut receipt: SubmissionReceipt = serde_json::from_str(&self.document)?;
        receipt.state = read_state(&self.state)?;
        receipt.review = reviews::of_application(tx, &self.application).await?;
        // Before it is signed there is no bill, only what the family was shown.
        if receipt.review.as_ref().is_some_and(|review| *review != ReviewState::Signed) {
            return Ok(receipt);
        }
        let bills = bills::of_application(tx, &self.application).await?;
        receipt.bills = bills.iter().map(bills::BillRow::bill).collect::<Result<_, _>>()?;
        Ok(receipt)
    }
}

/// The state a receipt is kept under.
pub(super) fn read_state(state: &str) -> Result<ReceiptState, Error> {
    Ok(serde_json::from_value(serde_json::Value::String(state.to_owned()))?)
}

fn instant(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

impl Store {
    /// A child's receipts, newest first.
    pub(crate) async fn list_receipts(&self, child: &ChildId) -> Result<Vec<ReceiptEntry>, Error> {
        let rows: Vec<(String, String, i64)> = sql::query_as(
            "SELECT number, state, submitted_at FROM submission_receipts \
             JOIN applications ON applications.id = application_id \
             WHERE applications.child_id = $1 ORDER BY seq DESC",
        )
        .bind(child.as_str())
        .fetch_all(&self.read)
        .await?;
        let entry = |(number, state, at): (String, String, i64)| {
            let submitted_at = instant(at);
            Ok(ReceiptEntry { number: ReceiptNumber::new(number), state: read_state(&state)?, submitted_at })
        };
        rows.into_iter().map(entry).collect()
    }

    /// A receipt, if it is of a child of this household.
    pub(crate) async fn find_own_receipt(
        &self,
        household: &str,
        number: &ReceiptNumber,
    ) -> Result<Option<SubmissionReceipt>, Error> {
        let own = " JOIN children ON children.id = submission_receipts.child_id \
             WHERE submission_receipts.number = $1 AND household_id = $2";
        let mut tx = self.read.begin_reading().await?;
        let row: Option<ReceiptRow> = sql::query_as(sqlx::AssertSqlSafe([RECEIPTS, own].concat()))
            .bind(number.as_str())
            .bind(household)
            .fetch_optional(&mut tx)
            .await?;
        match row {
            Some(row) => row.receipt(&mut tx).await.map(Some),
            None => Ok(None),
        }
    }

    /// What may be told of a receipt to whoever scanned its picture.
    pub(crate) async fn check_receipt(
        &self,
        code: &CheckCode,
        school: &str,
    ) -> Result<Option<ReceiptCheck>, Error> {
        let row: Option<(String, String, i64)> = sql::query_as(
            "SELECT number, state, submitted_at FROM submission_receipts \
             JOIN applications ON applications.id = application_id WHERE check_code = $1",
        )
        .bind(code.as_str())
        .fetch_optional(&self.read)
        .await?;
        let told = |(number, state, at): (String, String, i64)| {
            Ok(ReceiptCheck {
                number: ReceiptNumber::new(number),
                state: read_state(&state)?,
                submitted_at: instant(at),
                school: school.to_owned(),
            })
        };
        row.map(told).transpose()
    }
}
