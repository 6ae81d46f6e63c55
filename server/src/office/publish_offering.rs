use super::{answer_office_write, staff_write};
use crate::{
    App, address::Path, answers::WriteProblems, body::JsonBody, error::Error, keyed::IdempotencyKey,
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    OfferingId, Publication,
    routes::{Endpoint, PublishOffering},
};
use std::sync::Arc;

/// Shows an offering on the menu, or hides it
#[utoipa::path(post, path = PublishOffering::TEMPLATE, tag = "office", request_body = Publication,
    params(("offering_id" = OfferingId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = Publication, description = "as wished"), WriteProblems))]
pub(crate) async fn publish_offering(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(offering): Path<OfferingId>,
    JsonBody { value: wished, hash: body_hash }: JsonBody<Publication>,
) -> Result<Response, Error> {
    let staff = staff_write(&app, &viewing, key, body_hash, &wished.reason)?;
    app.catalogue().detail(&offering).ok_or(Error::NotFound)?;
    let write_app = app.clone();
    answer_office_write(
        app,
        async move { write_app.store.publish_offering(&staff, &offering, &wished).await },
    )
    .await
}
