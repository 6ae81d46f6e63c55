use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    PaymentReceipt, PaymentReceiptNumber,
    routes::{Endpoint, GetPaymentReceipt},
};
use std::sync::Arc;

/// One payment receipt of the household
#[utoipa::path(get, path = GetPaymentReceipt::TEMPLATE, tag = "bills", params(("number" = PaymentReceiptNumber, Path)), security(("sign_in" = [])),
    responses((status = 200, body = PaymentReceipt), OwnProblems))]
pub(crate) async fn get_payment_receipt(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(number): Path<PaymentReceiptNumber>,
) -> Result<Json<PaymentReceipt>, Error> {
    let found = app.store.find_own_payment_receipt(viewing.household()?, &number).await?;
    found.map(Json).ok_or(Error::NotFound)
}
