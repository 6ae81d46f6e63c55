use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    OfficeStandings,
    routes::{Endpoint, ListStandings},
};
use std::sync::Arc;

/// The lists of children with a standing; the look is recorded
#[utoipa::path(get, path = ListStandings::TEMPLATE, tag = "office", security(("sign_in" = [])),
    responses((status = 200, body = OfficeStandings), OwnProblems))]
pub(crate) async fn list_standings(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<OfficeStandings>, Error> {
    let member = viewing.office()?;
    Ok(Json(app.store.list_standings(&app.catalogue(), &member.id, app.clock.now()).await?))
}
