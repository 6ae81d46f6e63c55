use super::{answer_office_write, staff_write};
use crate::{
    App, answers::WriteProblems, body::JsonBody, error::Error, keyed::IdempotencyKey, sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    Round, RoundTimes,
    routes::{Endpoint, MoveRound},
};
use std::sync::Arc;

/// Sets when the round opens and closes
#[utoipa::path(post, path = MoveRound::TEMPLATE, tag = "office", request_body = RoundTimes,
    params(("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = Round, description = "the round with its new times"), WriteProblems))]
pub(crate) async fn move_round(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody { value: wished, hash: body_hash }: JsonBody<RoundTimes>,
) -> Result<Response, Error> {
    let staff = staff_write(&app, &viewing, key, body_hash, &wished.reason)?;
    let write_app = app.clone();
    answer_office_write(app, async move {
        write_app.store.move_round(&write_app.catalogue(), &staff, &wished).await
    })
    .await
}
