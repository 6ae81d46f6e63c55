use super::find_own_group;
use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    office::staff_write_of,
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    EntryChecked, EntryChecks, GroupId,
    routes::{Endpoint, RecordEntryChecks},
    rules::Priced,
};
use std::sync::Arc;

/// More children than any group has: a body to be refused before it is looked at.
const MOST_CHILDREN: usize = 2_000;

/// Records what became of children a teacher has seen
#[utoipa::path(post, path = RecordEntryChecks::TEMPLATE, tag = "rosters", request_body = EntryChecks,
    params(("group_id" = GroupId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = EntryChecked, description = "recorded; the families have a message"), WriteProblems))]
pub(crate) async fn record_entry_checks(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(group): Path<GroupId>,
    JsonBody { value: checks, hash }: JsonBody<EntryChecks>,
) -> Result<Response, Error> {
    let catalogue = app.catalogue();
    let member = viewing.staff()?;
    find_own_group(&catalogue, member, &group)?;
    let staff = staff_write_of(&app, member, key, app.secret.blind(&hash), &checks.reason)?;
    if checks.admitted.len() + checks.not_admitted.len() > MOST_CHILDREN {
        return Err(Error::field("/admitted", "more children than a group has"));
    }
    let (write_app, member) = (app.clone(), member.clone());
    let write = async move {
        let (offering, group) = find_own_group(&catalogue, &member, &group)?;
        write_app.store.record_entry_checks(&catalogue, &staff, Priced { offering, group }, &checks).await
    };
    answer_write(app, write).await
}
