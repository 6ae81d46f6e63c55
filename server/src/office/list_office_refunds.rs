use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    OfficeRefund,
    routes::{Endpoint, ListOfficeRefunds},
};
use std::sync::Arc;

/// Money that goes back to families
#[utoipa::path(get, path = ListOfficeRefunds::TEMPLATE, tag = "office", security(("sign_in" = [])),
    responses((status = 200, body = Vec<OfficeRefund>), OwnProblems))]
pub(crate) async fn list_office_refunds(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<OfficeRefund>>, Error> {
    viewing.office()?;
    Ok(Json(app.store.list_office_refunds().await?))
}
