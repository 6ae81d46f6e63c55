//! Places and care of a child: what is settled, submitting, withdrawing.

mod get_child_term;
mod submit_application;
mod withdraw;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_child_term::get_child_term))
        .routes(routes!(submit_application::submit_application))
        .routes(routes!(withdraw::withdraw))
}
