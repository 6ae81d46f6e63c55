use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    CareList,
    routes::{Endpoint, ListCareClasses},
};
use std::sync::Arc;

/// Who is in care in a usual week, class by class
#[utoipa::path(get, path = ListCareClasses::TEMPLATE, tag = "office", security(("sign_in" = [])),
    responses((status = 200, body = Vec<CareList>), OwnProblems))]
pub(crate) async fn list_care_classes(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<CareList>>, Error> {
    viewing.office()?;
    Ok(Json(app.store.list_care_classes(&app.catalogue()).await?))
}
