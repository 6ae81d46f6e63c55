use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::routes::{CountUnread, Endpoint};
use std::sync::Arc;

/// How many messages of the household nobody has read
#[utoipa::path(get, path = CountUnread::TEMPLATE, tag = "messages", security(("sign_in" = [])),
    responses((status = 200, body = u32, content_type = "application/json"), OwnProblems))]
pub(crate) async fn count_unread(State(app): State<Arc<App>>, viewing: Viewing) -> Result<Json<u32>, Error> {
    Ok(Json(app.store.count_unread(viewing.household()?).await?))
}
