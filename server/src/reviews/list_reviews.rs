use super::reviewing;
use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    ReviewEntry,
    routes::{Endpoint, ListReviews},
};
use std::sync::Arc;

/// Applications in their class review
#[utoipa::path(get, path = ListReviews::TEMPLATE, tag = "reviews", security(("sign_in" = [])),
    responses((status = 200, body = Vec<ReviewEntry>, description = "those of the class or grade one leads; the office sees all"), OwnProblems))]
pub(crate) async fn list_reviews(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Json<Vec<ReviewEntry>>, Error> {
    let (member, reviewers) = reviewing(&viewing)?;
    Ok(Json(app.store.list_reviews(&reviewers, &member.id, app.clock.now()).await?))
}
