//! Bills as they stand now: the family's own, and all of them for the office.

use super::{Store, receipts};
use crate::error::Error;
use kehou_contract::{
    Bill, BillId, BillState, ChildId, FamilyBill, HomeClass, OfficeBill, PaymentReceiptNumber, ReceiptNumber,
    SubmissionReceipt,
};
use sqlx::SqliteConnection;

#[derive(sqlx::FromRow)]
pub(super) struct BillRow {
    pub(super) id: String,
    pub(super) child_id: String,
    child_name: String,
    school_number: String,
    grade: u8,
    home_class_number: u8,
    submission: String,
    submission_state: String,
    /// The submission receipt as it was handed out: its bill has the lines.
    document: String,
    state: String,
    payment: Option<String>,
}

/// Every bill that was ever due, with whose it is and what became of it.
const BILLS: &str = "SELECT bills.id, bills.child_id, children.name AS child_name, school_number, grade, \
     home_class_number, submission_receipts.number AS submission, applications.state AS submission_state, \
     submission_receipts.document, bills.state, payments.number AS payment FROM bills \
     JOIN children ON children.id = bills.child_id \
     JOIN applications ON applications.id = bills.application_id \
     JOIN submission_receipts ON submission_receipts.application_id = bills.application_id \
     LEFT JOIN payments ON payments.bill_id = bills.id";

impl BillRow {
    /// The bill as it was handed out, in the state it has now.
    pub(super) fn bill(&self) -> Result<Bill, Error> {
        let receipt: SubmissionReceipt = serde_json::from_str(&self.document)?;
        Ok(Bill { state: read_state(&self.state)?, ..receipt.bill })
    }

    pub(super) fn receipt(&self) -> Result<SubmissionReceipt, Error> {
        Ok(serde_json::from_str(&self.document)?)
    }

    fn for_office(self) -> Result<OfficeBill, Error> {
        Ok(OfficeBill {
            bill: self.bill()?,
            id: BillId::new(self.id),
            submission: ReceiptNumber::new(self.submission),
            child_name: self.child_name,
            school_number: self.school_number,
            home_class: HomeClass { grade: self.grade, number: self.home_class_number },
            payment: self.payment.map(PaymentReceiptNumber::new),
        })
    }

    fn for_family(self) -> Result<FamilyBill, Error> {
        Ok(FamilyBill {
            bill: self.bill()?,
            child: ChildId::new(self.child_id),
            submission_state: receipts::read_state(&self.submission_state)?,
            submission: ReceiptNumber::new(self.submission),
            payment: self.payment.map(PaymentReceiptNumber::new),
        })
    }
}

/// The state a bill is kept under.
pub(super) fn read_state(state: &str) -> Result<BillState, Error> {
    Ok(serde_json::from_value(serde_json::Value::String(state.to_owned()))?)
}

/// A bill inside a transaction.
pub(super) async fn find(tx: &mut SqliteConnection, id: &BillId) -> sqlx::Result<Option<BillRow>> {
    let statement = [BILLS, " WHERE bills.id = $1"].concat();
    sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(id.as_str()).fetch_optional(tx).await
}

/// Sets the state of a bill.
pub(super) async fn set_state(tx: &mut SqliteConnection, id: &str, state: BillState) -> Result<(), Error> {
    sqlx::query("UPDATE bills SET state = $2 WHERE id = $1")
        .bind(id)
        .bind(receipts::word(state)?)
        .execute(tx)
        .await?;
    Ok(())
}

impl Store {
    /// The household's bills that hold or held something to pay, newest first.
    pub(crate) async fn list_family_bills(&self, household: &str) -> Result<Vec<FamilyBill>, Error> {
        let statement =
            [BILLS, " WHERE household_id = $1 AND total_fen > 0 ORDER BY bills.rowid DESC"].concat();
        let rows: Vec<BillRow> =
            sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(household).fetch_all(&self.read).await?;
        rows.into_iter().map(BillRow::for_family).collect()
    }

    /// Every bill that is due or was paid, by class and school number.
    pub(crate) async fn list_office_bills(&self) -> Result<Vec<OfficeBill>, Error> {
        let statement = [
            BILLS,
            " WHERE bills.state IN ('due', 'paid', 'partly_paid') ORDER BY grade, home_class_number, school_number",
        ]
        .concat();
        let rows: Vec<BillRow> = sqlx::query_as(sqlx::AssertSqlSafe(statement)).fetch_all(&self.read).await?;
        rows.into_iter().map(BillRow::for_office).collect()
    }
}
