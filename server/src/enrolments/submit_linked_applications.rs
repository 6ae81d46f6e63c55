use super::field_checks::check_fields;
use crate::{
    App,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, LinkedSubmission, Submission},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    LinkedApplications, LinkedReceipts,
    routes::{Endpoint, SubmitLinkedApplications},
};
use std::sync::Arc;

/// Submits two children's applications, both or none
#[utoipa::path(post, path = SubmitLinkedApplications::TEMPLATE, tag = "enrolments", request_body = LinkedApplications,
    params(("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = LinkedReceipts, description = "both taken, every choice of both won"), WriteProblems))]
pub(crate) async fn submit_linked_applications(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody { value: linked, hash: body_hash }: JsonBody<LinkedApplications>,
) -> Result<Response, Error> {
    let LinkedApplications { first, second } = linked;
    check_fields(&first.application, "/first/application")?;
    check_fields(&second.application, "/second/application")?;
    if first.child == second.child {
        return Err(Error::field("/second/child", "expected another child than the first"));
    }
    let own_first = viewing.own_child(&first.child)?;
    let own_second = viewing.own_child(&second.child)?;
    let keyed = Keyed { owner: own_first.household.clone(), key, body_hash };
    let store_app = app.clone();
    let write = async move {
        let now = store_app.clock.now();
        let submission = |own, application| Submission { keyed: keyed.clone(), own, application, now };
        let linked = LinkedSubmission {
            first: submission(own_first, first.application),
            second: submission(own_second, second.application),
        };
        store_app.store.submit_linked(store_app.catalogue(), linked).await
    };
    answer_write(app, write).await
}
