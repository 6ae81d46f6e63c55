use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    OfficeWaiverRequest,
    routes::{Endpoint, ListOfficeWaivers},
};
use std::sync::Arc;

/// What families applied for to be waived; the look is recorded
#[utoipa::path(get, path = ListOfficeWaivers::TEMPLATE, tag = "waivers", security(("sign_in" = [])),
    responses((status = 200, body = Vec<OfficeWaiverRequest>), OwnProblems))]
pub(crate) async fn list_office_waivers(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<OfficeWaiverRequest>>, Error> {
    let member = viewing.office()?;
    Ok(Json(app.store.list_office_waivers(&app.catalogue(), &member.id, app.clock.now()).await?))
}
