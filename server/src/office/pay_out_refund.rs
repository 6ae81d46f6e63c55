use super::{record_payment::checked, staff_write};
use crate::{
    App,
    address::Path,
    answers::WriteProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    sign_ins::Viewing,
};
use axum::{extract::State, response::Response};
use kehou_contract::{
    OfficeRefund, RefundId, RefundPayOut,
    routes::{Endpoint, PayOutRefund},
};
use std::sync::Arc;

/// Records that a refund left the school
#[utoipa::path(post, path = PayOutRefund::TEMPLATE, tag = "office", request_body = RefundPayOut,
    params(("refund_id" = RefundId, Path), ("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs")),
    security(("sign_in" = [])),
    responses((status = 201, body = OfficeRefund, description = "paid out; the family's bill says so"), WriteProblems))]
pub(crate) async fn pay_out_refund(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    IdempotencyKey(key): IdempotencyKey,
    Path(id): Path<RefundId>,
    JsonBody { value: wished, hash: body_hash }: JsonBody<RefundPayOut>,
) -> Result<Response, Error> {
    let staff = staff_write(&app, &viewing, key, body_hash, &wished.reason)?;
    let wished = RefundPayOut { method: checked(wished.method)?, ..wished };
    let write_app = app.clone();
    let write =
        async move { write_app.store.pay_out_refund(&write_app.catalogue(), &staff, &id, &wished).await };
    answer_write(app, write).await
}
