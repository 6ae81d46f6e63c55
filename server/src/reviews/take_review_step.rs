use super::reviewing;
use crate::{
    App,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    office::staff_write_of,
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    NewReviewStep, ReviewStep, ReviewStepTaken,
    routes::{Endpoint, TakeReviewStep},
    rules,
};
use std::sync::Arc;

/// More applications than a school has: a body to be refused before it is looked at.
const MOST_APPLICATIONS: usize = 5_000;
/// More choices or windows than any child can hold.
const MOST_ENTRIES: usize = 30;

/// Takes a step of the class review
#[utoipa::path(post, path = TakeReviewStep::TEMPLATE, tag = "reviews", request_body = NewReviewStep,
    params(("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = ReviewStepTaken, description = "taken with every application named"), WriteProblems))]
pub(crate) async fn take_review_step(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody { value: mut new, hash }: JsonBody<NewReviewStep>,
) -> Result<Response, Error> {
    let (member, reviewers) = reviewing(&viewing)?;
    let staff = staff_write_of(&app, member, key, hash, &new.reason)?;
    check_fields(&mut new)?;
    let write_app = app.clone();
    let write = async move {
        write_app.store.take_review_step(&write_app.catalogue(), &staff, &reviewers, &new).await
    };
    answer_write(app, write).await
}

/// What families read says something, and nobody is named twice.
fn check_fields(new: &mut NewReviewStep) -> Result<(), Error> {
    if new.applications.len() > MOST_APPLICATIONS {
        return Err(Error::field("/applications", "more applications than a school has"));
    }
    new.applications.sort_unstable();
    new.applications.dedup();
    let ReviewStep::Return(proposal) = &mut new.step else {
        return Ok(());
    };
    if proposal.care.len() > MOST_ENTRIES || proposal.choices.len() > MOST_ENTRIES {
        return Err(Error::field("/step/return", "more entries than a child can hold"));
    }
    let reason = rules::reason(&proposal.reason);
    let fault = || Error::field("/step/return/reason", "expected 2 to 200 signs");
    proposal.reason = reason.ok_or_else(fault)?.to_owned();
    Ok(())
}
