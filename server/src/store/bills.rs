//! Bills as they stand now: the family's own, and all of them for the office.

mod quoting;
mod writing;

pub(super) use quoting::{only_quoted, with_time_to_pay};
pub(super) use writing::{NewBill, add, bring_down, set_state, void_all};

use super::{Store, ids::Ids, pick_up::read_date, receipts};
use crate::{
    error::Error,
    sql::{self, Connection},
};
use chrono::DateTime;
use kehou_contract::{
    Bill, BillId, BillLine, BillState, ChildId, FamilyBill, Fen, HomeClass, OfficeBill, PaymentReceiptNumber,
    ReceiptNumber,
};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
pub(super) struct BillRow {
    pub(super) id: String,
    pub(super) child_id: String,
    pub(super) child_name: String,
    school_number: String,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
    pub(super) submission: String,
    submission_state: String,
    title: String,
    state: String,
    #[sqlx(skip)]
    lines: Vec<BillLine>,
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
     (SELECT CAST(coalesce(sum(amount_fen), 0) AS BIGINT) FROM ledger_entries \
      WHERE bill_id = bills.id AND kind = 'refund') AS refunded_fen, \
     (SELECT CAST(coalesce(sum(amount_fen), 0) AS BIGINT) FROM ledger_entries \
      JOIN refund_pay_outs ON entry_seq = seq WHERE bill_id = bills.id) AS paid_out_fen FROM bills \
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
            lines: self.lines.clone(),
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
pub(super) async fn of_application(tx: &mut Connection, application: &str) -> Result<Vec<BillRow>, Error> {
    find_all(tx, " WHERE bills.application_id = $1 ORDER BY bills.position", Some(application)).await
}

/// A bill inside a transaction.
pub(super) async fn find(tx: &mut Connection, id: &BillId) -> Result<Option<BillRow>, Error> {
    Ok(find_all(tx, " WHERE bills.id = $1", Some(id.as_str())).await?.pop())
}

/// Bills with their lines. `which` is the rest of the statement.
async fn find_all(tx: &mut Connection, which: &str, of: Option<&str>) -> Result<Vec<BillRow>, Error> {
    let mut statement = sql::query_as(sqlx::AssertSqlSafe([BILLS, which].concat()));
    if let Some(of) = of {
        statement = statement.bind(of);
    }
    let mut bills: Vec<BillRow> = statement.fetch_all(&mut *tx).await?;
    let ids: Vec<&str> = bills.iter().map(|bill| &*bill.id).collect();
    let mut lines = lines_of(tx, &Ids::of(&ids)?).await?;
    for bill in &mut bills {
        bill.lines = lines.remove(&bill.id).unwrap_or_default();
    }
    Ok(bills)
}

/// The lines of each bill, in their order.
async fn lines_of(tx: &mut Connection, bills: &Ids) -> Result<HashMap<String, Vec<BillLine>>, Error> {
    let rows: Vec<(String, String, String, i64)> = sql::query_as(
        "SELECT bill_id, title, charge, amount_fen FROM bill_lines \
         WHERE bill_id IN (SELECT value FROM json_each($1)) ORDER BY bill_id, position",
    )
    .bind(bills.as_json())
    .fetch_all(tx)
    .await?;
    let mut lines: HashMap<String, Vec<BillLine>> = HashMap::new();
    for (bill, title, charge, amount) in rows {
        let line = BillLine { title, charge: serde_json::from_str(&charge)?, amount: Fen(amount) };
        lines.entry(bill).or_default().push(line);
    }
    Ok(lines)
}

impl Store {
    /// The household's bills that hold or held something to pay, newest first; what was waived whole as well.
    pub(crate) async fn list_family_bills(&self, household: &str) -> Result<Vec<FamilyBill>, Error> {
        let of_household = " WHERE household_id = $1 AND EXISTS \
             (SELECT 1 FROM bill_lines WHERE bill_id = bills.id AND amount_fen <> 0) ORDER BY bills.id DESC";
        let mut tx = self.read.begin_reading().await?;
        let rows = find_all(&mut tx, of_household, Some(household)).await?;
        rows.into_iter().map(BillRow::for_family).collect()
    }

    /// Every bill that is due or was paid, by class and school number.
    pub(crate) async fn list_office_bills(&self) -> Result<Vec<OfficeBill>, Error> {
        let owed = " WHERE bills.state IN ('due', 'paid', 'partly_paid') \
             ORDER BY grade, home_class_number, school_number, bills.id";
        let rows = find_all(&mut self.read.begin_reading().await?, owed, None).await?;
        rows.into_iter().map(BillRow::for_office).collect()
    }
}
