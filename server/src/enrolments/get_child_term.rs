use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    ChildId, ChildTerm,
    routes::{Endpoint, GetChildTerm},
};
use std::sync::Arc;

/// What is settled for a child this term
#[utoipa::path(get, path = GetChildTerm::TEMPLATE, tag = "enrolments", params(("child_id" = ChildId, Path)),
    security(("sign_in" = [])), responses((status = 200, body = ChildTerm), OwnProblems))]
pub(crate) async fn get_child_term(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(child): Path<ChildId>,
) -> Result<Json<ChildTerm>, Error> {
    let own = viewing.own_child(&child)?;
    Ok(Json(app.store.read_child_term(&app.catalogue(), &own.child).await?))
}
