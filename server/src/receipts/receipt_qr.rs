use crate::{App, address::Path, answers::MissingProblems, error::Error};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use kehou_contract::{
    CheckCode,
    routes::{RECEIPT_QR, receipt_check_page},
};
use qrcodegen::{QrCode, QrCodeEcc};
use std::{fmt::Write, sync::Arc};

/// The receipt's QR picture
// Drawn here and not in the app: it saves the code from every phone, and a picture with an address of its own can
// be kept by a long press where a browser cannot download.
#[utoipa::path(get, path = RECEIPT_QR, tag = "receipts", params(("check_code" = CheckCode, Path)),
    responses((status = 200, content_type = "image/svg+xml", body = String), MissingProblems))]
pub(crate) async fn receipt_qr(
    State(app): State<Arc<App>>,
    Path(code): Path<CheckCode>,
) -> Result<Response, Error> {
    app.store.check_receipt(&code, "").await?.ok_or(Error::NotFound)?;
    let page = [app.public_url.as_str(), &receipt_check_page(&code)].concat();
    let qr = QrCode::encode_text(&page, QrCodeEcc::Medium)
        .map_err(|_| Error::Broken("the address fits a QR picture"))?;
    let headers =
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, max-age=86400")];
    Ok((headers, draw(&qr)).into_response())
}

/// Dark squares on white, whatever the phone's theme: scanners need it.
fn draw(qr: &QrCode) -> String {
    const QUIET_ZONE: i32 = 4;
    let side = qr.size() + 2 * QUIET_ZONE;
    let mut path = String::new();
    for y in 0..qr.size() {
        for x in (0..qr.size()).filter(|x| qr.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE);
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    )
}
