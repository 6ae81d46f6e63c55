//! Submission receipts: a family's own, and the public check.

mod check_receipt;
mod get_receipt;
mod list_receipts;
mod receipt_qr;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_receipts::list_receipts))
        .routes(routes!(get_receipt::get_receipt))
        .routes(routes!(check_receipt::check_receipt))
        .routes(routes!(receipt_qr::receipt_qr))
}
