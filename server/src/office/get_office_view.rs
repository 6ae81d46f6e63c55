use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    OfficeView,
    routes::{Endpoint, GetOfficeView},
    school_time,
};
use std::sync::Arc;

/// What the office has changed against the school's file
#[utoipa::path(get, path = GetOfficeView::TEMPLATE, tag = "office", security(("sign_in" = [])),
    responses((status = 200, body = OfficeView), OwnProblems))]
pub(crate) async fn get_office_view(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<OfficeView>, Error> {
    viewing.office()?;
    let today = school_time(app.clock.now()).date();
    let hidden = app.catalogue().hidden();
    Ok(Json(OfficeView { hidden, cancelled: app.store.list_cancelled_sessions(today).await? }))
}
