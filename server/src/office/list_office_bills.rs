use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    OfficeBill,
    routes::{Endpoint, ListOfficeBills},
};
use std::sync::Arc;

/// Every bill that is due or was paid
#[utoipa::path(get, path = ListOfficeBills::TEMPLATE, tag = "office", security(("sign_in" = [])),
    responses((status = 200, body = Vec<OfficeBill>), OwnProblems))]
pub(crate) async fn list_office_bills(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<OfficeBill>>, Error> {
    viewing.office()?;
    Ok(Json(app.store.list_office_bills().await?))
}
