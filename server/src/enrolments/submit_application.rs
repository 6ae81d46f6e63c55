use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, Submission},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    Application, ChildId, Participation, SubmissionReceipt,
    routes::{Endpoint, SubmitApplication},
    rules::person_name,
};
use std::sync::Arc;

/// More choices or windows than any child can hold: a body to be refused before it is judged.
const MOST_ENTRIES: usize = 30;
/// Longer than any id of a school's file.
const LONGEST_ID: usize = 64;

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
    check_fields(&application)?;
    let own = viewing.own_child(&app, &child).await?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let store_app = app.clone();
    let write = async move {
        let submission = Submission { keyed, own, application, now: store_app.clock.now() };
        store_app.store.submit(&store_app.catalogue(), &submission).await
    };
    answer_write(app, write).await
}

fn check_fields(application: &Application) -> Result<(), Error> {
    let Participation::TakingPart(wish) = &application.participation else {
        return Ok(());
    };
    let too_many = "more entries than a child can hold";
    if wish.choices.len() > MOST_ENTRIES {
        return Err(Error::field("/participation/taking_part/choices", too_many));
    }
    if wish.care.len() > MOST_ENTRIES {
        return Err(Error::field("/participation/taking_part/care", too_many));
    }
    if let Some(at) = wish.choices.iter().position(|id| id.as_str().len() > LONGEST_ID) {
        return Err(Error::field(
            &format!("/participation/taking_part/choices/{at}"),
            "expected the id of a group",
        ));
    }
    let signature = wish.signature.as_ref();
    if signature.is_some_and(|signature| person_name(&signature.guardian_name).is_none()) {
        return Err(Error::field("/participation/taking_part/signature/guardian_name", "expected a name"));
    }
    Ok(())
}
