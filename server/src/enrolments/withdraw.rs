use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, WithdrawalCommand},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, SubmissionReceipt, Withdrawal,
    routes::{Endpoint, Withdraw},
};
use std::sync::Arc;

/// Gives up everything a child has from a round
#[utoipa::path(post, path = Withdraw::TEMPLATE, tag = "enrolments", request_body = Withdrawal,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = SubmissionReceipt, description = "the receipt, withdrawn"), WriteProblems))]
pub(crate) async fn withdraw(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: Withdrawal { round }, hash: body_hash }: JsonBody<Withdrawal>,
) -> Result<Response, Error> {
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let store_app = app.clone();
    let write = async move {
        let command = WithdrawalCommand { keyed, own, round, now: store_app.clock.now() };
        store_app.store.withdraw(&store_app.catalogue(), &command).await
    };
    answer_write(app, write).await
}
