use crate::{
    App,
    answers::{PublicProblems, tagged_json},
};
use axum::{extract::State, response::Response};
use http::HeaderMap;
use kehou_contract::{
    GroupPlaces,
    routes::{Endpoint, ListPlaces},
};
use std::sync::Arc;

/// The numbers alone, small enough to ask for every few seconds
#[utoipa::path(get, path = ListPlaces::TEMPLATE, tag = "menu",
    responses((status = 200, body = Vec<GroupPlaces>), (status = 304, description = "as before"), PublicProblems))]
pub(crate) async fn list_places(State(app): State<Arc<App>>, asked: HeaderMap) -> Response {
    let (tag, places) = app.places();
    tagged_json(&asked, &tag, || places)
}
