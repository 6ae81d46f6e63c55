//! Money that came in.

use super::{
    Store, Written, bills,
    bills::BillRow,
    keyed_write::Begun,
    ledger::{self, Entry},
    messages, numbers,
    office::StaffWrite,
    roster::new_id,
};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
};
use kehou_contract::{
    Bill, BillId, BillState, LedgerKind, NewPayment, News, PaymentMethod, PaymentReceipt,
    PaymentReceiptNumber, ReceiptNumber, Refusal, rules::may_record_payment,
};

impl Store {
    /// Records a payment: the bill is paid, the family gets a receipt and a message, all at once.
    pub(crate) async fn record_payment(
        &self,
        catalogue: &Catalogue,
        staff: &StaffWrite,
        bill: &BillId,
        payment: &NewPayment,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let row = bills::find(write.tx(), bill).await?.ok_or(Error::NotFound)?;
        may_record_payment(&row.bill()?, payment, &catalogue.school).map_err(Refusal::Office)?;
        bills::set_state(write.tx(), &row.id, BillState::Paid).await?;
        let receipt = receipt_for(write.tx(), catalogue, staff, &row, payment).await?;
        insert(write.tx(), staff, &row, &receipt).await?;
        let entry = Entry {
            child: &row.child_id,
            bill: &row.id,
            kind: LedgerKind::Payment,
            amount: receipt.amount,
            facts: serde_json::json!({ "receipt": receipt.number }),
        };
        ledger::enter(write.tx(), entry, staff.now).await?;
        let news = News::BillPaid {
            receipt: receipt.submission.clone(),
            total: receipt.amount,
            number: receipt.number.to_string(),
        };
        messages::tell(write.tx(), &row.child_id, &news, staff.now).await?;
        let facts = serde_json::json!({ "amount": receipt.amount, "receipt": receipt.number });
        let audit = staff.row("payment.recorded", &row.id, facts);
        write.finish(&receipt, audit, Vec::new()).await
    }

    /// The receipt for a payment, if it is of a child of this household.
    pub(crate) async fn find_own_payment_receipt(
        &self,
        household: &str,
        number: &PaymentReceiptNumber,
    ) -> Result<Option<PaymentReceipt>, Error> {
        let document: Option<String> = sql::query_scalar(
            "SELECT payments.document FROM payments JOIN bills ON bills.id = bill_id \
             JOIN children ON children.id = bills.child_id WHERE number = $1 AND household_id = $2",
        )
        .bind(number.as_str())
        .bind(household)
        .fetch_optional(&self.read)
        .await?;
        document.map(|document| Ok(serde_json::from_str(&document)?)).transpose()
    }
}

async fn receipt_for(
    tx: &mut Connection,
    catalogue: &Catalogue,
    staff: &StaffWrite,
    row: &BillRow,
    payment: &NewPayment,
) -> Result<PaymentReceipt, Error> {
    let school = &catalogue.school;
    Ok(PaymentReceipt {
        number: numbers::next_payment_receipt_number(tx, &school.id, staff.now).await?,
        submission: ReceiptNumber::new(row.submission.clone()),
        received_at: staff.now,
        school: school.title.clone(),
        child_name: row.child_name.clone(),
        home_class: row.home_class(),
        bill: Bill { state: BillState::Paid, ..row.bill()? },
        amount: payment.amount,
        method: payment.method.clone(),
        fee_document: school.fee_document.clone(),
        complaint_phone: school.complaint_phone.clone(),
    })
}

async fn insert(
    tx: &mut Connection,
    staff: &StaffWrite,
    row: &BillRow,
    receipt: &PaymentReceipt,
) -> Result<(), Error> {
    let (method, voucher) = match &receipt.method {
        PaymentMethod::Transfer { voucher } => ("transfer", Some(voucher)),
        PaymentMethod::Cash => ("cash", None),
    };
    sql::query(
        "INSERT INTO payments (id, bill_id, amount_fen, method, voucher, recorded_by, received_at, number, document) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(new_id())
    .bind(&row.id)
    .bind(receipt.amount.0)
    .bind(method)
    .bind(voucher)
    .bind(staff.teacher())
    .bind(staff.now.timestamp_millis())
    .bind(receipt.number.as_str())
    .bind(serde_json::to_string(receipt)?)
    .execute(tx)
    .await?;
    Ok(())
}
