//! Bills as they stand now: the family's own, and all of them for the office.

mod quoting;
mod writing;

pub(super) use quoting::{only_quoted, with_time_to_pay};
pub(super) use writing::{NewBill, bring_down, set_state, void_all, write};

use super::{Store, pick_up::read_date, receipts};
use crate::error::Error;
use chrono::DateTime;
use kehou_contract::{
    Bill, BillId, BillState, ChildId, FamilyBill, Fen, HomeClass, OfficeBill, PaymentReceiptNumber,
    ReceiptNumber,
};
use sqlx::SqliteConnection;

#[derive(sqlx::FromRow)]
pub(super) struct BillRow {
    pub(super) id: String,
    pub(super) child_id: String,
    pub(super) child_name: String,
    school_number: String,
    grade: u8,
    home_class_number: u8,
    pub(super) submission: String,
    submission_state: String,
    title: String,
    state: String,
    /// The lines as JSON, as on the wire.
    lines: String,
    total_fen: i64,
    billed_on: Option<String>,
    due_at: Option<i64>,
    payment: Option<String>,
    refunded_fen: i64,
    paid_out_fen: i64,
}

/// Every bill that was ever due, with whose it is and what became of it.
const BILLS: &str = "SELECT bills.id, bills.child_id, children.name AS child_name, school_number, grade, \
     home_class_number, submission_receipts.number AS submission, applications.state AS submission_state, \
     bills.title, bills.state, total_fen, billed_on, due_at, payments.number AS payment, \
     (SELECT json_group_array(json_object('title', title, 'charge', json(charge), 'amount', amount_fen) \
      ORDER BY position) FROM bill_lines WHERE bill_id = bills.id) AS lines, \
     (SELECT coalesce(sum(amount_fen), 0) FROM ledger_entries \
      WHERE bill_id = bills.id AND kind = 'refund') AS refunded_fen, \
     (SELECT coalesce(sum(amount_fen), 0) FROM ledger_entries JOIN refund_pay_outs ON entry_seq = seq \
      WHERE bill_id = bills.id) AS paid_out_fen FROM bills \
     JOIN applications ON applications.id = bills.application_id \
     JOIN children ON children.id = applications.child_id \
     JOIN submission_receipts ON submission_receipts.application_id = bills.application_id \
     LEFT JOIN payments ON payments.bill_id = bills.id";

impl BillRow {
    /// The bill as it stands now.
    pub(super) fn bill(&self) -> Result<Bill, Error> {
        Ok(Bill {
            title: self.title.clone(),
            state: read_state(&self.state)?,
            lines: serde_json::from_str(&self.lines)?,
            total: Fen(self.total_fen),
            billed_on: self.billed_on.as_deref().map(read_date).transpose()?,
            due_at: self.due_at.and_then(DateTime::from_timestamp_millis),
            payment: self.payment.clone().map(PaymentReceiptNumber::new),
        })
    }

    pub(super) fn home_class(&self) -> HomeClass {
        HomeClass { grade: self.grade, number: self.home_class_number }
    }

    fn for_office(self) -> Result<OfficeBill, Error> {
        Ok(OfficeBill {
            bill: self.bill()?,
            refunded: Fen(self.refunded_fen),
            paid_out: Fen(self.paid_out_fen),
            home_class: self.home_class(),
            id: BillId::new(self.id),
            submission: ReceiptNumber::new(self.submission),
            child_name: self.child_name,
            school_number: self.school_number,
        })
    }

    fn for_family(self) -> Result<FamilyBill, Error> {
        Ok(FamilyBill {
            bill: self.bill()?,
            refunded: Fen(self.refunded_fen),
            paid_out: Fen(self.paid_out_fen),
            child: ChildId::new(self.child_id),
            submission_state: receipts::read_state(&self.submission_state)?,
            submission: ReceiptNumber::new(self.submission),
        })
    }
}

/// The state a bill is kept under.
fn read_state(state: &str) -> Result<BillState, Error> {
    Ok(serde_json::from_value(serde_json::Value::String(state.to_owned()))?)
}

/// The bills of an application as they stand now, in the order they are billed.
pub(super) async fn of_application(
    tx: &mut SqliteConnection,
    application: &str,
) -> Result<Vec<BillRow>, Error> {
    let statement = [BILLS, " WHERE bills.application_id = $1 ORDER BY bills.position"].concat();
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(application).fetch_all(tx).await?)
}

/// A bill inside a transaction.
pub(super) async fn find(tx: &mut SqliteConnection, id: &BillId) -> sqlx::Result<Option<BillRow>> {
    let statement = [BILLS, " WHERE bills.id = $1"].concat();
    sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(id.as_str()).fetch_optional(tx).await
}

impl Store {
    /// The household's bills that hold or held something to pay, newest first; what was waived whole as well.
    pub(crate) async fn list_family_bills(&self, household: &str) -> Result<Vec<FamilyBill>, Error> {
        let of_household = " WHERE household_id = $1 AND EXISTS \
             (SELECT 1 FROM bill_lines WHERE bill_id = bills.id AND amount_fen <> 0) ORDER BY bills.rowid DESC";
        let statement = [BILLS, of_household].concat();
        let rows: Vec<BillRow> =
            sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(household).fetch_all(&self.read).await?;
        rows.into_iter().map(BillRow::for_family).collect()
    }

    /// Every bill that is due or was paid, by class and school number.
    pub(crate) async fn list_office_bills(&self) -> Result<Vec<OfficeBill>, Error> {
        let statement = [
            BILLS,
            " WHERE bills.state IN ('due', 'paid', 'partly_paid') ORDER BY grade, home_class_number, school_number, bills.rowid",
        ]
        .concat();
        let rows: Vec<BillRow> = sqlx::query_as(sqlx::AssertSqlSafe(statement)).fetch_all(&self.read).await?;
        rows.into_iter().map(BillRow::for_office).collect()
    }
}
