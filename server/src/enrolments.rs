//! Places and care of a child: what is settled, submitting, withdrawing, leaving.

mod accept_proposal;
mod field_checks;
mod get_child_term;
mod leave;
mod list_leaving_quotes;
mod sign_application;
mod submit_application;
mod submit_linked_applications;
mod withdraw;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_child_term::get_child_term))
        .routes(routes!(submit_application::submit_application))
        .routes(routes!(submit_linked_applications::submit_linked_applications))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(list_leaving_quotes::list_leaving_quotes))
        .routes(routes!(leave::leave))
        .routes(routes!(accept_proposal::accept_proposal))
        .routes(routes!(sign_application::sign_application))
}
