use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    PickUps,
    routes::{Endpoint, GetPickUps},
};
use std::sync::Arc;

/// When, where and with whom the household's children leave, from today on
#[utoipa::path(get, path = GetPickUps::TEMPLATE, tag = "pick-ups", security(("sign_in" = [])),
    responses((status = 200, body = PickUps), OwnProblems))]
pub(crate) async fn get_pick_ups(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<PickUps>, Error> {
    let household = viewing.household()?;
    Ok(Json(app.store.read_pick_ups(&app.catalogue(), household, app.clock.now()).await?))
}
