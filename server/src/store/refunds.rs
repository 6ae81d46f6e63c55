//! Money that goes back to families, and its leaving the school.

use super::{Store, Written, keyed_write::Begun, office::StaffWrite};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
};
use chrono::DateTime;
use kehou_contract::{
    Fen, HomeClass, OfficeRefund, PaymentMethod, ReceiptNumber, RefundId, RefundPayOut, Refusal,
    rules::may_pay_out,
};

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    submission: String,
    child_name: String,
    school_number: String,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
    amount_fen: i64,
    voucher: Option<String>,
    at: i64,
    paid_out_at: Option<i64>,
}

const REFUNDS: &str = "SELECT ledger_entries.seq, submission_receipts.number AS submission, \
     children.name AS child_name, school_number, grade, home_class_number, ledger_entries.amount_fen, \
     payments.voucher, ledger_entries.at, paid_out_at FROM ledger_entries \
     JOIN bills ON bills.id = ledger_entries.bill_id \
     JOIN children ON children.id = ledger_entries.child_id \
     JOIN submission_receipts ON submission_receipts.application_id = bills.application_id \
     LEFT JOIN payments ON payments.bill_id = bills.id \
     LEFT JOIN refund_pay_outs ON entry_seq = ledger_entries.seq WHERE kind = 'refund'";

impl From<Row> for OfficeRefund {
    fn from(row: Row) -> Self {
        let instant = |millis| DateTime::from_timestamp_millis(millis).unwrap_or_default();
        Self {
            id: RefundId::new(row.seq.to_string()),
            submission: ReceiptNumber::new(row.submission),
            child_name: row.child_name,
            school_number: row.school_number,
            home_class: HomeClass { grade: row.grade, number: row.home_class_number },
            amount: Fen(row.amount_fen),
            paid_by: match row.voucher {
                Some(voucher) => PaymentMethod::Transfer { voucher },
                None => PaymentMethod::Cash,
            },
            since: instant(row.at),
            paid_out_at: row.paid_out_at.map(instant),
        }
    }
}

impl Store {
    /// All refunds: what is still to be paid out first, the longest first.
    pub(crate) async fn list_office_refunds(&self) -> Result<Vec<OfficeRefund>, Error> {
        let in_turn = " ORDER BY paid_out_at IS NOT NULL, paid_out_at DESC, ledger_entries.seq";
        let rows: Vec<Row> =
            sql::query_as(sqlx::AssertSqlSafe([REFUNDS, in_turn].concat())).fetch_all(&self.read).await?;
        Ok(rows.into_iter().map(OfficeRefund::from).collect())
    }

    /// Records that a refund left the school.
    pub(crate) async fn pay_out_refund(
        &self,
        catalogue: &Catalogue,
        staff: &StaffWrite,
        id: &RefundId,
        pay_out: &RefundPayOut,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let refund = find(write.tx(), id).await?.ok_or(Error::NotFound)?;
        may_pay_out(&refund, pay_out, &catalogue.school).map_err(Refusal::Office)?;
        insert(write.tx(), staff, id, &pay_out.method).await?;
        let refund = find(write.tx(), id).await?.ok_or(Error::NotFound)?;
        let facts = serde_json::json!({ "amount": refund.amount });
        write.finish(&refund, staff.row("refund.paid_out", id.as_str(), facts), Vec::new()).await
    }
}

async fn find(tx: &mut Connection, id: &RefundId) -> Result<Option<OfficeRefund>, Error> {
    let statement = [REFUNDS, " AND ledger_entries.seq = $1"].concat();
    let Ok(seq) = id.as_str().parse::<i64>() else {
        return Ok(None);
    };
    let row: Option<Row> = sql::query_as(sqlx::AssertSqlSafe(statement)).bind(seq).fetch_optional(tx).await?;
    Ok(row.map(OfficeRefund::from))
}

async fn insert(
    tx: &mut Connection,
    staff: &StaffWrite,
    id: &RefundId,
    method: &PaymentMethod,
) -> Result<(), Error> {
    let (method, voucher) = match method {
        PaymentMethod::Transfer { voucher } => ("transfer", Some(voucher)),
        PaymentMethod::Cash => ("cash", None),
    };
    sql::query(
        "INSERT INTO refund_pay_outs (entry_seq, method, voucher, recorded_by, paid_out_at) \
         VALUES (CAST($1 AS INTEGER), $2, $3, $4, $5)",
    )
    .bind(id.as_str())
    .bind(method)
    .bind(voucher)
    .bind(staff.teacher())
    .bind(staff.now.timestamp_millis())
    .execute(tx)
    .await?;
    Ok(())
}
