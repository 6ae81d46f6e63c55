use crate::{App, address::Path, answers::MissingProblems, error::Error};
use axum::{Json, extract::State};
use kehou_contract::{
    CheckCode, ReceiptCheck,
    routes::{CheckReceipt, Endpoint},
};
use std::sync::Arc;

/// Whether a receipt holds, for whoever scanned its picture; names nobody
#[utoipa::path(get, path = CheckReceipt::TEMPLATE, tag = "receipts", params(("check_code" = CheckCode, Path)),
    responses((status = 200, body = ReceiptCheck), MissingProblems))]
pub(crate) async fn check_receipt(
    State(app): State<Arc<App>>,
    Path(code): Path<CheckCode>,
) -> Result<Json<ReceiptCheck>, Error> {
    let told = app.store.check_receipt(&code, &app.catalogue().school.title).await?;
    told.map(Json).ok_or(Error::NotFound)
}
