use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    ClassAnswers,
    routes::{Endpoint, ListAnswers},
};
use std::sync::Arc;

/// How the families of every class have answered
#[utoipa::path(get, path = ListAnswers::TEMPLATE, tag = "office", security(("sign_in" = [])),
    responses((status = 200, body = Vec<ClassAnswers>), OwnProblems))]
pub(crate) async fn list_answers(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<ClassAnswers>>, Error> {
    let member = viewing.office()?;
    Ok(Json(app.store.list_answers(&member.id, app.clock.now()).await?))
}
