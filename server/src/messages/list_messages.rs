use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    Message,
    routes::{Endpoint, ListMessages},
};
use std::sync::Arc;

/// What the signed-in household was told, newest first; the latest 200
#[utoipa::path(get, path = ListMessages::TEMPLATE, tag = "messages",
    security(("sign_in" = [])), responses((status = 200, body = Vec<Message>), OwnProblems))]
pub(crate) async fn list_messages(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<Message>>, Error> {
    Ok(Json(app.store.list_messages(viewing.household()?).await?))
}
