use super::{answer_office_write, staff_write};
use crate::{
    App, address::Path, answers::WriteProblems, body::JsonBody, error::Error, keyed::IdempotencyKey,
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    GroupId, GroupPlaces, NewCapacity,
    routes::{Endpoint, SetCapacity},
};
use std::sync::Arc;

/// Sets how many places a group has
#[utoipa::path(post, path = SetCapacity::TEMPLATE, tag = "office", request_body = NewCapacity,
    params(("group_id" = GroupId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = GroupPlaces, description = "the group's places now"), WriteProblems))]
pub(crate) async fn set_capacity(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(group): Path<GroupId>,
    JsonBody { value: wished, hash: body_hash }: JsonBody<NewCapacity>,
) -> Result<Response, Error> {
    let staff = staff_write(&app, &viewing, key, body_hash, &wished.reason)?;
    let write_app = app.clone();
    answer_office_write(app, async move { write_app.store.set_capacity(&staff, &group, &wished).await }).await
}
