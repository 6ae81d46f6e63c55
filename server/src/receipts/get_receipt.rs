use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    ReceiptNumber, SubmissionReceipt,
    routes::{Endpoint, GetReceipt},
};
use std::sync::Arc;

/// One receipt of the signed-in household
#[utoipa::path(get, path = GetReceipt::TEMPLATE, tag = "receipts", params(("number" = ReceiptNumber, Path)),
    security(("sign_in" = [])), responses((status = 200, body = SubmissionReceipt), OwnProblems))]
pub(crate) async fn get_receipt(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(number): Path<ReceiptNumber>,
) -> Result<Json<SubmissionReceipt>, Error> {
    let receipt = app.store.find_own_receipt(viewing.household()?, &number).await?;
    receipt.map(Json).ok_or(Error::NotFound)
}
