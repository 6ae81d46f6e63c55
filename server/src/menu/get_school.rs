use crate::{
    App,
    answers::{PublicProblems, tagged_json},
};
use axum::{extract::State, response::Response};
use http::HeaderMap;
use kehou_contract::{
    School,
    routes::{Endpoint, GetSchool},
};
use std::sync::Arc;

/// What everybody may know of the school
#[utoipa::path(get, path = GetSchool::TEMPLATE, tag = "menu",
    responses((status = 200, body = School), (status = 304, description = "as before"), PublicProblems))]
pub(crate) async fn get_school(State(app): State<Arc<App>>, asked: HeaderMap) -> Response {
    tagged_json(&asked, &app.school_tag(), || app.catalogue().school.clone())
}
