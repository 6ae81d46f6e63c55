use crate::{App, address::Path, answers::RemovalProblems, error::Error, sign_ins::Viewing};
use axum::extract::State;
use http::StatusCode;
use kehou_contract::{
    ChildId,
    routes::{EndWalkingPledge, Endpoint},
};
use std::sync::Arc;

/// Takes the pledge back: from now on somebody comes
#[utoipa::path(delete, path = EndWalkingPledge::TEMPLATE, tag = "pick-ups", params(("child_id" = ChildId, Path)),
    security(("sign_in" = [])), responses((status = 204, description = "ended, now or before"), RemovalProblems))]
pub(crate) async fn end_walking_pledge(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(child): Path<ChildId>,
) -> Result<StatusCode, Error> {
    let own = viewing.own_child(&child)?;
    app.store.end_walking_pledge(&app.catalogue(), &own, app.clock.now()).await?;
    app.outbox.ring();
    Ok(StatusCode::NO_CONTENT)
}
