use super::{answer_office_write, staff_write};
use crate::{
    App, address::Path, answers::WriteProblems, body::JsonBody, error::Error, keyed::IdempotencyKey,
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    GroupId, SessionChange, SessionChanged,
    routes::{ChangeSession, Endpoint},
};
use std::sync::Arc;

/// Cancels a session of a group, or holds it after all
#[utoipa::path(post, path = ChangeSession::TEMPLATE, tag = "office", request_body = SessionChange,
    params(("group_id" = GroupId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = SessionChanged, description = "how many families were told"), WriteProblems))]
pub(crate) async fn change_session(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(group): Path<GroupId>,
    JsonBody { value: wished, hash: body_hash }: JsonBody<SessionChange>,
) -> Result<Response, Error> {
    let staff = staff_write(&app, &viewing, key, body_hash, &wished.reason)?;
    let write_app = app.clone();
    answer_office_write(app, async move {
        write_app.store.change_session(&write_app.catalogue(), &staff, &group, &wished).await
    })
    .await
}
