use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, SignWalkingPledgeCommand},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, WalkingPledge, WalkingSignature,
    routes::{Endpoint, SignWalkingPledge},
    rules::person_name,
};
use std::sync::Arc;

/// Signs that a child may walk home alone
#[utoipa::path(post, path = SignWalkingPledge::TEMPLATE, tag = "pick-ups", request_body = WalkingSignature,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = WalkingPledge, description = "signed"), WriteProblems))]
pub(crate) async fn sign_walking_pledge(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: signature, hash: body_hash }: JsonBody<WalkingSignature>,
) -> Result<Response, Error> {
    if person_name(&signature.guardian_name).is_none() {
        return Err(Error::field("/guardian_name", "expected a name"));
    }
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let command = SignWalkingPledgeCommand { keyed, own, signature, now: app.clock.now() };
    let write_app = app.clone();
    answer_write(
        app,
        async move { write_app.store.sign_walking_pledge(&write_app.catalogue(), &command).await },
    )
    .await
}
