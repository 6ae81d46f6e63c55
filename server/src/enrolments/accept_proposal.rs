use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{AcceptanceCommand, Keyed},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, ProposalAcceptance, SubmissionReceipt,
    routes::{AcceptProposal, Endpoint},
};
use std::sync::Arc;

/// Takes what the school proposes for a child
#[utoipa::path(post, path = AcceptProposal::TEMPLATE, tag = "enrolments", request_body = ProposalAcceptance,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = SubmissionReceipt, description = "the receipt that takes the place of the one returned"), WriteProblems))]
pub(crate) async fn accept_proposal(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: acceptance, hash: body_hash }: JsonBody<ProposalAcceptance>,
) -> Result<Response, Error> {
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let store_app = app.clone();
    let write = async move {
        let command = AcceptanceCommand { keyed, own, acceptance, now: store_app.clock.now() };
        store_app.store.accept_proposal(&store_app.catalogue(), &command).await
    };
    answer_write(app, write).await
}
