use crate::{
    App,
    answers::{PublicProblems, tagged_json},
};
use axum::{extract::State, response::Response};
use http::HeaderMap;
use kehou_contract::{
    Menu,
    routes::{Endpoint, GetMenu},
};
use std::sync::Arc;

/// The menu with its numbers
#[utoipa::path(get, path = GetMenu::TEMPLATE, tag = "menu",
    responses((status = 200, body = Menu), (status = 304, description = "as before"), PublicProblems))]
pub(crate) async fn get_menu(State(app): State<Arc<App>>, asked: HeaderMap) -> Response {
    let (tag, places) = app.places();
    let catalogue = app.catalogue();
    let menu =
        || Menu { offerings: catalogue.published().cloned().collect(), places, edition: catalogue.version() };
    tagged_json(&asked, &tag, menu)
}
