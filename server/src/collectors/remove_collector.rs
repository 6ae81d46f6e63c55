use crate::{App, address::Path, answers::RemovalProblems, error::Error, sign_ins::Viewing};
use axum::extract::State;
use http::StatusCode;
use kehou_contract::{
    CollectorId,
    routes::{Endpoint, RemoveCollector},
};
use std::sync::Arc;

/// Takes a collector off the household's list
#[utoipa::path(delete, path = RemoveCollector::TEMPLATE, tag = "pick-ups", params(("collector_id" = CollectorId, Path)),
    security(("sign_in" = [])), responses((status = 204, description = "gone, now or before"), RemovalProblems))]
pub(crate) async fn remove_collector(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(id): Path<CollectorId>,
) -> Result<StatusCode, Error> {
    app.store.remove_collector(viewing.household()?, &id, app.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
