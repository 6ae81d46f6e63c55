use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    FamilyBill,
    routes::{Endpoint, ListFamilyBills},
};
use std::sync::Arc;

/// The household's bills, in the state they have now
#[utoipa::path(get, path = ListFamilyBills::TEMPLATE, tag = "bills", security(("sign_in" = [])),
    responses((status = 200, body = Vec<FamilyBill>), OwnProblems))]
pub(crate) async fn list_family_bills(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<FamilyBill>>, Error> {
    Ok(Json(app.store.list_family_bills(viewing.household()?).await?))
}
