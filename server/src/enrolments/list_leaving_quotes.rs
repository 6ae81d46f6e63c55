use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    ChildId, LeavingQuote,
    routes::{Endpoint, ListLeavingQuotes},
};
use std::sync::Arc;

/// What leaving today would come to
#[utoipa::path(get, path = ListLeavingQuotes::TEMPLATE, tag = "enrolments", params(("child_id" = ChildId, Path)),
    security(("sign_in" = [])),
    responses((status = 200, body = Vec<LeavingQuote>, description = "everything first, then each service; none where there is nothing to leave"), OwnProblems))]
pub(crate) async fn list_leaving_quotes(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(child): Path<ChildId>,
) -> Result<Json<Vec<LeavingQuote>>, Error> {
    let own = viewing.own_child(&child)?;
    let quotes = app.store.list_leaving_quotes(&app.catalogue(), &own.child, app.clock.now()).await?;
    Ok(Json(quotes))
}
