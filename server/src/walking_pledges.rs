//! Pledges under which a child may walk home alone.

mod end_walking_pledge;
mod sign_walking_pledge;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(sign_walking_pledge::sign_walking_pledge))
        .routes(routes!(end_walking_pledge::end_walking_pledge))
}
