//! When, where and with whom children leave.

mod change_pick_up;
mod get_pick_ups;
mod set_usual_company;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_pick_ups::get_pick_ups))
        .routes(routes!(change_pick_up::change_pick_up))
        .routes(routes!(set_usual_company::set_usual_company))
}
