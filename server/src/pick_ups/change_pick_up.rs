use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, PickUpChangeCommand},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, PickUp, PickUpChange,
    routes::{ChangePickUp, Endpoint},
};
use std::sync::Arc;

/// Changes with whom a child leaves on one day
#[utoipa::path(post, path = ChangePickUp::TEMPLATE, tag = "pick-ups", request_body = PickUpChange,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = PickUp, description = "the day as it is now"), WriteProblems))]
pub(crate) async fn change_pick_up(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: change, hash: body_hash }: JsonBody<PickUpChange>,
) -> Result<Response, Error> {
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let command = PickUpChangeCommand { keyed, own, change, now: app.clock.now() };
    let write_app = app.clone();
    answer_write(app, async move { write_app.store.change_pick_up(&write_app.catalogue(), &command).await })
        .await
}
