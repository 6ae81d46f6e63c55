use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    AuditEntry,
    routes::{Endpoint, ListAudit},
};
use std::sync::Arc;

/// What the staff did, newest first
#[utoipa::path(get, path = ListAudit::TEMPLATE, tag = "office", security(("sign_in" = [])),
    responses((status = 200, body = Vec<AuditEntry>), OwnProblems))]
pub(crate) async fn list_audit(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<AuditEntry>>, Error> {
    viewing.office()?;
    Ok(Json(app.store.list_staff_audit().await?))
}
