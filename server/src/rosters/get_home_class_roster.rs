use super::read_home_class;
use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    HomeClassRoster,
    routes::{Endpoint, GetHomeClassRoster},
};
use std::sync::Arc;

/// The children of the teacher's own home class, with what each family answered
#[utoipa::path(get, path = GetHomeClassRoster::TEMPLATE, tag = "rosters", security(("sign_in" = [])),
    responses((status = 200, body = HomeClassRoster), OwnProblems))]
pub(crate) async fn get_home_class_roster(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<HomeClassRoster>, Error> {
    Ok(Json(read_home_class(&app, &viewing).await?))
}
