use super::field_checks::check_fields;
use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    passing_on,
    sign_ins::Viewing,
    store::{Keyed, Submission},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    Application, ChildId, SubmissionReceipt,
    routes::{Endpoint, SubmitApplication},
};
use std::sync::Arc;

/// Submits an application for a child
#[utoipa::path(post, path = SubmitApplication::TEMPLATE, tag = "enrolments", request_body = Application,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = SubmissionReceipt, description = "taken, every choice with its outcome"), WriteProblems))]
pub(crate) async fn submit_application(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: application, hash: body_hash }: JsonBody<Application>,
) -> Result<Response, Error> {
    check_fields(&application, "")?;
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let submission = Box::new(Submission { keyed, own, application, now: app.clock.now() });
    let store_app = app.clone();
    let write = async move {
        let catalogue = store_app.catalogue();
        if store_app.live_places.is_any_full(submission.asks_for_all_of()) {
            store_app.store.refuse_if_full(&catalogue, &submission).await?;
        }
        passing_on::submit(&store_app, submission).await
    };
    answer_write(app, write).await
}
