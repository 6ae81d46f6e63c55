//! A household's inbox.

mod count_unread;
mod list_messages;
mod read_messages;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_messages::list_messages))
        .routes(routes!(count_unread::count_unread))
        .routes(routes!(read_messages::read_messages))
}
