//! QR pictures. Drawn here and not in the app: it saves the code from every phone, and a picture with an address of its
//! own can be kept by a long press where a browser cannot download.

use crate::error::Error;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// An SVG that leads to a page. Dark squares on white, whatever the phone's theme: scanners need it.
pub(crate) fn qr_picture(page: &str) -> Result<String, Error> {
    const QUIET_ZONE: i32 = 4;
    let qr = QrCode::encode_text(page, QrCodeEcc::Medium)
        .map_err(|_| Error::Broken("the address fits a QR picture"))?;
    let side = qr.size() + 2 * QUIET_ZONE;
    let mut path = String::new();
    for y in 0..qr.size() {
        for x in (0..qr.size()).filter(|x| qr.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE);
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}
