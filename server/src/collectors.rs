//! Grown-ups a household named to fetch its children.

mod add_collector;
mod remove_collector;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(add_collector::add_collector))
        .routes(routes!(remove_collector::remove_collector))
}
