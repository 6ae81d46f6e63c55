use super::{answer_office_write, staff_write};
use crate::{
    App, address::Path, answers::WriteProblems, body::JsonBody, error::Error, keyed::IdempotencyKey,
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    BillId, NewPayment, PaymentMethod, PaymentReceipt,
    routes::{Endpoint, RecordPayment},
    rules,
};
use std::sync::Arc;

/// Records that a bill was paid
#[utoipa::path(post, path = RecordPayment::TEMPLATE, tag = "office", request_body = NewPayment,
    params(("bill_id" = BillId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = PaymentReceipt, description = "paid; the family has a message"), WriteProblems))]
pub(crate) async fn record_payment(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(bill): Path<BillId>,
    JsonBody { value: wished, hash: body_hash }: JsonBody<NewPayment>,
) -> Result<Response, Error> {
    let staff = staff_write(&app, &viewing, key, body_hash, &wished.reason)?;
    let wished = NewPayment { method: checked(wished.method)?, ..wished };
    let write_app = app.clone();
    answer_office_write(app, async move {
        write_app.store.record_payment(&write_app.catalogue(), &staff, &bill, &wished).await
    })
    .await
}

/// The voucher as it stands on the bank's slip, without what was typed around it.
pub(super) fn checked(method: PaymentMethod) -> Result<PaymentMethod, Error> {
    Ok(match method {
        PaymentMethod::Cash => PaymentMethod::Cash,
        PaymentMethod::Transfer { voucher } => {
            let fault = || Error::field("/method/transfer/voucher", "expected the number on the bank's slip");
            PaymentMethod::Transfer { voucher: rules::voucher(&voucher).ok_or_else(fault)?.to_owned() }
        }
    })
}
