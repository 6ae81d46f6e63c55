use crate::{App, answers::KeylessWriteProblems, body::JsonBody, error::Error, sign_ins::Viewing};
use axum::extract::State;
use http::StatusCode;
use kehou_contract::{
    MessageReading,
    routes::{Endpoint, ReadMessages},
};
use std::sync::Arc;

/// Marks a message and all older ones as read; twice is the same as once
#[utoipa::path(post, path = ReadMessages::TEMPLATE, tag = "messages", request_body = MessageReading,
    security(("sign_in" = [])),
    responses((status = 204, description = "read, now or before"), KeylessWriteProblems))]
pub(crate) async fn read_messages(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    JsonBody { value: MessageReading { up_to }, .. }: JsonBody<MessageReading>,
) -> Result<StatusCode, Error> {
    let is_there = app.store.read_messages(viewing.household()?, &up_to, app.clock.now()).await?;
    if is_there { Ok(StatusCode::NO_CONTENT) } else { Err(Error::NotFound) }
}
