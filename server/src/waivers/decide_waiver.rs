use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    office::staff_write,
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    WaiverDecided, WaiverDecision, WaiverRequestId,
    routes::{DecideWaiver, Endpoint},
};
use std::sync::Arc;

/// Grants a waiver, or declines it
#[utoipa::path(post, path = DecideWaiver::TEMPLATE, tag = "waivers", request_body = WaiverDecision,
    params(("request_id" = WaiverRequestId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = WaiverDecided, description = "decided; the family has a message"), WriteProblems))]
pub(crate) async fn decide_waiver(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(id): Path<WaiverRequestId>,
    JsonBody { value: decision, hash }: JsonBody<WaiverDecision>,
) -> Result<Response, Error> {
    let staff = staff_write(&app, &viewing, key, app.secret.blind(&hash), &decision.reason)?;
    let write_app = app.clone();
    let write =
        async move { write_app.store.decide_waiver(&write_app.catalogue(), &staff, &id, &decision).await };
    answer_write(app, write).await
}
