use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{Keyed, UsualCompanyCommand},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    ChildId, Company, UsualCompany,
    routes::{Endpoint, SetUsualCompany},
};
use std::sync::Arc;

/// Changes with whom a child leaves from now on
#[utoipa::path(post, path = SetUsualCompany::TEMPLATE, tag = "pick-ups", request_body = UsualCompany,
    params(("child_id" = ChildId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])), responses((status = 201, body = Company, description = "with whom it leaves from now on"), WriteProblems))]
pub(crate) async fn set_usual_company(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(child): Path<ChildId>,
    JsonBody { value: UsualCompany { with }, hash: body_hash }: JsonBody<UsualCompany>,
) -> Result<Response, Error> {
    let own = viewing.own_child(&child)?;
    let keyed = Keyed { owner: own.household.clone(), key, body_hash };
    let command = UsualCompanyCommand { keyed, own, with, now: app.clock.now() };
    let write_app = app.clone();
    answer_write(app, async move { write_app.store.set_usual_company(&command).await }).await
}
