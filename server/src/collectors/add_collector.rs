use crate::{
    App,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
    store::{AddCollectorCommand, Keyed},
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    Collector, NewCollector,
    routes::{AddCollector, Endpoint},
    rules::{person_name, phone_number},
};
use std::sync::Arc;

/// Names a grown-up who may fetch the household's children
#[utoipa::path(post, path = AddCollector::TEMPLATE, tag = "pick-ups", request_body = NewCollector,
    params(("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = Collector, description = "named; the telephone number masked"), WriteProblems))]
pub(crate) async fn add_collector(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody { value: new, hash: body_hash }: JsonBody<NewCollector>,
) -> Result<Response, Error> {
    let household = viewing.household()?.to_owned();
    let name = |text, pointer| person_name(text).ok_or_else(|| Error::field(pointer, "expected a name"));
    let command = AddCollectorCommand {
        name: name(&new.name, "/name")?.to_owned(),
        relation: name(&new.relation, "/relation")?.to_owned(),
        phone: phone_number(&new.phone).ok_or_else(|| {
            Error::field("/phone", "expected a mobile number of 11 digits, or a landline with its area code")
        })?,
        keyed: Keyed { owner: household, key, body_hash },
        now: app.clock.now(),
    };
    let write_app = app.clone();
    answer_write(app, async move { write_app.store.add_collector(&command).await }).await
}
