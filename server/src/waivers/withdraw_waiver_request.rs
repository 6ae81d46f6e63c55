use crate::{App, address::Path, answers::RemovalProblems, error::Error, sign_ins::Viewing};
use axum::extract::State;
use http::StatusCode;
use kehou_contract::{
    WaiverRequestId,
    routes::{Endpoint, WithdrawWaiverRequest},
};
use std::sync::Arc;

/// Takes an application for a waiver back
#[utoipa::path(delete, path = WithdrawWaiverRequest::TEMPLATE, tag = "waivers", params(("request_id" = WaiverRequestId, Path)),
    security(("sign_in" = [])), responses((status = 204, description = "taken back, now or before"), RemovalProblems))]
pub(crate) async fn withdraw_waiver_request(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(id): Path<WaiverRequestId>,
) -> Result<StatusCode, Error> {
    app.store.withdraw_waiver_request(viewing.household()?, &id, app.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
