use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    ChildId, WaiverRequest,
    routes::{Endpoint, ListWaiverRequests},
};
use std::sync::Arc;

/// What was applied for to be waived for a child
#[utoipa::path(get, path = ListWaiverRequests::TEMPLATE, tag = "waivers", params(("child_id" = ChildId, Path)),
    security(("sign_in" = [])), responses((status = 200, body = Vec<WaiverRequest>), OwnProblems))]
pub(crate) async fn list_waiver_requests(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(child): Path<ChildId>,
) -> Result<Json<Vec<WaiverRequest>>, Error> {
    let own = viewing.own_child(&child)?;
    Ok(Json(app.store.list_waiver_requests(&app.catalogue(), &own.child.id).await?))
}
