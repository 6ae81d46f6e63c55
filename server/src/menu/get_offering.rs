use crate::{
    App,
    address::Path,
    answers::{MissingProblems, tagged_json},
    error::Error,
};
use axum::{extract::State, response::Response};
use http::HeaderMap;
use kehou_contract::{
    OfferingDetail, OfferingId,
    routes::{Endpoint, GetOffering},
};
use std::sync::Arc;

/// What the menu leaves out of one offering
#[utoipa::path(get, path = GetOffering::TEMPLATE, tag = "menu", params(("offering_id" = OfferingId, Path)),
    responses((status = 200, body = OfferingDetail), (status = 304, description = "as before"), MissingProblems))]
pub(crate) async fn get_offering(
    State(app): State<Arc<App>>,
    Path(id): Path<OfferingId>,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let catalogue = app.catalogue();
    let detail = catalogue.detail(&id).ok_or(Error::NotFound)?;
    Ok(tagged_json(&asked, &app.school_tag(), || detail.clone()))
}
