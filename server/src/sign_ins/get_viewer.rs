use super::{Viewing, teacher};
use crate::{App, answers::OwnProblems, error::Error, store::SignedIn};
use axum::{Json, extract::State};
use kehou_contract::{
    Viewer,
    routes::{Endpoint, GetViewer},
};
use std::sync::Arc;

/// Who is signed in
#[utoipa::path(get, path = GetViewer::TEMPLATE, tag = "sign-ins", security(("sign_in" = [])),
    responses((status = 200, body = Viewer), OwnProblems))]
pub(crate) async fn get_viewer(
    State(app): State<Arc<App>>,
    Viewing(signed_in): Viewing,
) -> Result<Json<Viewer>, Error> {
    Ok(Json(match signed_in {
        SignedIn::Household(household) => Viewer::Household(app.store.read_household(&household.id).await?),
        SignedIn::Staff(member) => Viewer::Teacher(teacher(&app, &member)),
    }))
}
