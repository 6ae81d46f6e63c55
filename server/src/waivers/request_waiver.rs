use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, WaiverRequestCommand},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, NewWaiverRequest, Waiver, WaiverRequested,
    routes::{Endpoint, RequestWaiver},
    rules::waiver_reason,
};
use std::sync::Arc;

/// Applies for a waiver for a child
#[utoipa::path(post, path = RequestWaiver::TEMPLATE, tag = "waivers", request_body = NewWaiverRequest,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = WaiverRequested, description = "the office has it"), WriteProblems))]
pub(crate) async fn request_waiver(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: new, hash }: JsonBody<NewWaiverRequest>,
) -> Result<Response, Error> {
    let own = viewing.own_child(&child)?;
    let reason =
        waiver_reason(&new.reason).ok_or_else(|| Error::field("/reason", "expected 1 to 500 signs"))?;
    let command = WaiverRequestCommand {
        keyed: Keyed { owner: own.household.clone(), key, body_hash: app.secret.blind(&hash) },
        own,
        reason: reason.to_owned(),
        waiver: Waiver { group: new.group, offering: new.offering },
        now: app.clock.now(),
    };
    let write_app = app.clone();
    answer_write(app, async move { write_app.store.request_waiver(&write_app.catalogue(), &command).await })
        .await
}
