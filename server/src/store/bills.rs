//! Bills as they stand now: the family's own, and all of them for the office.

use super::{Store, receipts, roster::new_id};
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
    /// The submission receipt as it was handed out: its bills have the lines.
    document: String,
    /// Which of its bills.
    position: i64,
    state: String,
    payment: Option<String>,
}

/// Every bill that was ever due, with whose it is and what became of it.
const BILLS: &str = "SELECT bills.id, bills.child_id, children.name AS child_name, school_number, grade, \
     home_class_number, submission_receipts.number AS submission, applications.state AS submission_state, \
     submission_receipts.document, bills.position, bills.state, payments.number AS payment FROM bills \
     JOIN children ON children.id = bills.child_id \
     JOIN applications ON applications.id = bills.application_id \
     JOIN submission_receipts ON submission_receipts.application_id = bills.application_id \
     LEFT JOIN payments ON payments.bill_id = bills.id";

impl BillRow {
    /// The bill as it was handed out, in the state it has now.
    pub(super) fn bill(&self) -> Result<Bill, Error> {
        let position = usize::try_from(self.position).unwrap_or(usize::MAX);
        let bill = self.receipt()?.bills.into_iter().nth(position);
        let bill = bill.ok_or(Error::Broken("a bill stands on its receipt"))?;
        Ok(Bill {
            state: read_state(&self.state)?,
            payment: self.payment.clone().map(PaymentReceiptNumber::new),
            ..bill
        })
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
        })
    }

    fn for_family(self) -> Result<FamilyBill, Error> {
        Ok(FamilyBill {
            bill: self.bill()?,
            child: ChildId::new(self.child_id),
            submission_state: receipts::read_state(&self.submission_state)?,
            submission: ReceiptNumber::new(self.submission),
        })
    }
}

/// The state a bill is kept under.
pub(super) fn read_state(state: &str) -> Result<BillState, Error> {
    Ok(serde_json::from_value(serde_json::Value::String(state.to_owned()))?)
}

/// Writes the bills of an application with their lines.
pub(super) async fn write(
    tx: &mut SqliteConnection,
    application: &str,
    child: &str,
    bills: &[Bill],
) -> Result<(), Error> {
    for (position, bill) in (0_i64..).zip(bills) {
        let id = new_id();
        sqlx::query(
            "INSERT INTO bills (id, child_id, application_id, position, state, total_fen, billed_on, due_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&id)
        .bind(child)
        .bind(application)
        .bind(position)
        .bind(receipts::word(bill.state)?)
        .bind(bill.total.0)
        .bind(bill.billed_on.map(|date| date.to_string()))
        .bind(bill.due_at.map(|due| due.timestamp_millis()))
        .execute(&mut *tx)
        .await?;
        write_lines(tx, &id, bill).await?;
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

/// Bills as handed out, in the states they have now, with the receipts for the money.
pub(super) async fn of_application(
    tx: &mut SqliteConnection,
    application: &str,
    handed_out: &[Bill],
) -> Result<Vec<Bill>, Error> {
    let rows: Vec<(String, Option<String>)> = sqlx::query_as(
        "SELECT state, payments.number FROM bills LEFT JOIN payments ON payments.bill_id = bills.id \
         WHERE application_id = $1 ORDER BY position",
    )
    .bind(application)
    .fetch_all(tx)
    .await?;
    let as_now = |(bill, (state, payment)): (&Bill, (String, Option<String>))| {
        let payment = payment.map(PaymentReceiptNumber::new);
        Ok(Bill { state: read_state(&state)?, payment, ..bill.clone() })
    };
    handed_out.iter().zip(rows).map(as_now).collect()
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

/// Nobody owes the bills of an application any more.
pub(super) async fn void_all(tx: &mut SqliteConnection, application: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE bills SET state = 'void' WHERE application_id = $1")
        .bind(application)
        .execute(tx)
        .await
        .map(drop)
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
            " WHERE bills.state IN ('due', 'paid', 'partly_paid') ORDER BY grade, home_class_number, school_number, bills.rowid",
        ]
        .concat();
        let rows: Vec<BillRow> = sqlx::query_as(sqlx::AssertSqlSafe(statement)).fetch_all(&self.read).await?;
        rows.into_iter().map(BillRow::for_office).collect()
    }
}
