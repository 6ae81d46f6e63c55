use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    ChildId, ReceiptEntry,
    routes::{Endpoint, ListReceipts},
};
use std::sync::Arc;

/// A child's receipts, newest first
#[utoipa::path(get, path = ListReceipts::TEMPLATE, tag = "receipts", params(("child_id" = ChildId, Path)),
    security(("sign_in" = [])), responses((status = 200, body = Vec<ReceiptEntry>), OwnProblems))]
pub(crate) async fn list_receipts(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(child): Path<ChildId>,
) -> Result<Json<Vec<ReceiptEntry>>, Error> {
    let own = viewing.own_child(&child)?;
    Ok(Json(app.store.list_receipts(&own.child.id).await?))
}
