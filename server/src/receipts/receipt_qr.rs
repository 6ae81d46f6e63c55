use crate::{App, address::Path, answers::MissingProblems, error::Error, qr_picture::qr_picture};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use kehou_contract::{
    CheckCode,
    routes::{RECEIPT_QR, receipt_check_page},
};
use std::sync::Arc;

/// The receipt's QR picture
#[utoipa::path(get, path = RECEIPT_QR, tag = "receipts", params(("check_code" = CheckCode, Path)),
    responses((status = 200, content_type = "image/svg+xml", body = String), MissingProblems))]
pub(crate) async fn receipt_qr(
    State(app): State<Arc<App>>,
    Path(code): Path<CheckCode>,
) -> Result<Response, Error> {
    app.store.check_receipt(&code, "").await?.ok_or(Error::NotFound)?;
    let page = [app.public_url.as_str(), &receipt_check_page(&code)].concat();
    let headers =
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, max-age=86400")];
    Ok((headers, qr_picture(&page)?).into_response())
}
