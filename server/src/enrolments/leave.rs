use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, LeavingCommand},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, NewLeaving, SubmissionReceipt,
    routes::{Endpoint, Leave},
};
use std::sync::Arc;

/// Leaves services during the term, by the quote that was shown
#[utoipa::path(post, path = Leave::TEMPLATE, tag = "enrolments", request_body = NewLeaving,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = SubmissionReceipt, description = "the receipt as it stands now, withdrawn when nothing is kept"), WriteProblems))]
pub(crate) async fn leave(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: leaving, hash: body_hash }: JsonBody<NewLeaving>,
) -> Result<Response, Error> {
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let store_app = app.clone();
    let write = async move {
        let command = LeavingCommand { keyed, own, leaving, now: store_app.clock.now() };
        store_app.store.leave(&store_app.catalogue(), &command).await
    };
    answer_write(app, write).await
}
