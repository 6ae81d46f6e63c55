//! What everybody may read: school, menu, numbers, offerings.

mod follow_places;
mod get_menu;
mod get_offering;
mod get_price_list;
mod get_school;
mod list_places;

use crate::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_school::get_school))
        .routes(routes!(get_menu::get_menu))
        .routes(routes!(get_price_list::get_price_list))
        .routes(routes!(list_places::list_places))
        .routes(routes!(follow_places::follow_places))
        .routes(routes!(get_offering::get_offering))
}
