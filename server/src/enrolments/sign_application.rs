use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, SigningCommand},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, Signature, SubmissionReceipt,
    routes::{Endpoint, SignApplication},
    rules::person_name,
};
use std::sync::Arc;

/// Signs what was published for a child
#[utoipa::path(post, path = SignApplication::TEMPLATE, tag = "enrolments", request_body = Signature,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = SubmissionReceipt, description = "the receipt, signed, with its bills"), WriteProblems))]
pub(crate) async fn sign_application(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: signature, hash: body_hash }: JsonBody<Signature>,
) -> Result<Response, Error> {
    if person_name(&signature.guardian_name).is_none() {
        return Err(Error::field("/guardian_name", "expected a name"));
    }
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let store_app = app.clone();
    let write = async move {
        let command = SigningCommand { keyed, own, signature, now: store_app.clock.now() };
        store_app.store.sign_application(&store_app.catalogue(), &command).await
    };
    answer_write(app, write).await
}
