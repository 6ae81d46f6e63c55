//! Applications for waivers: the family's side and the office's.

mod decide_waiver;
mod list_office_waivers;
mod list_waiver_requests;
mod request_waiver;
mod withdraw_waiver_request;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_waiver_requests::list_waiver_requests, request_waiver::request_waiver))
        .routes(routes!(withdraw_waiver_request::withdraw_waiver_request))
        .routes(routes!(list_office_waivers::list_office_waivers))
        .routes(routes!(decide_waiver::decide_waiver))
}
