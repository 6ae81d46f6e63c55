//! Bills and payment receipts of a household.

mod get_payment_receipt;
mod list_family_bills;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_family_bills::list_family_bills))
        .routes(routes!(get_payment_receipt::get_payment_receipt))
}
