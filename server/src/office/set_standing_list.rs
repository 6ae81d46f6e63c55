use super::staff_write;
use crate::{
    App, Catalogue,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    NewStandingList, StandingKind, StandingListKept,
    routes::{Endpoint, SetStandingList},
};
use std::sync::Arc;

/// More children than a school has: a body to be refused before it is looked at.
const MOST_CHILDREN: usize = 5_000;

/// Puts a list of children with a standing in the place of the one before
#[utoipa::path(post, path = SetStandingList::TEMPLATE, tag = "office", request_body = NewStandingList,
    params(("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = StandingListKept, description = "how many are on it now"), WriteProblems))]
pub(crate) async fn set_standing_list(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody { value: list, hash }: JsonBody<NewStandingList>,
) -> Result<Response, Error> {
    // Blinded: nobody shall try out who is on a list.
    let staff = staff_write(&app, &viewing, key, app.secret.blind(&hash), &list.reason)?;
    check_fields(&list, &app.catalogue())?;
    let write_app = app.clone();
    answer_write(app, async move { write_app.store.set_standing_list(&staff, &list).await }).await
}

fn check_fields(list: &NewStandingList, catalogue: &Catalogue) -> Result<(), Error> {
    let known = match &list.kind {
        StandingKind::Invited(id) | StandingKind::Returning(id) => {
            catalogue.offerings.iter().any(|offering| &offering.id == id)
        }
        StandingKind::Priority(id) => catalogue.office.priority_groups.iter().any(|group| &group.id == id),
    };
    match (known, list.school_numbers.len() > MOST_CHILDREN) {
        (false, _) => Err(Error::field("/kind", "expected an offering or a priority group of the school")),
        (true, true) => Err(Error::field("/school_numbers", "more children than a school has")),
        (true, false) => Ok(()),
    }
}
