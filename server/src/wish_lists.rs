//! Children's wish lists: made and read by whoever likes, without an account.

mod allowance;
mod get_wish_list;
mod keep_wish_list;
mod wish_list_qr;

pub(crate) use allowance::Allowance;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(keep_wish_list::keep_wish_list))
        .routes(routes!(get_wish_list::get_wish_list))
        .routes(routes!(wish_list_qr::wish_list_qr))
}
