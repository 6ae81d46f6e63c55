use crate::{
    App,
    answers::{PublicProblems, tagged_json},
};
use axum::{extract::State, response::Response};
use http::HeaderMap;
use kehou_contract::{
    PriceList,
    routes::{Endpoint, GetPriceList},
};
use std::sync::Arc;

/// What the school charges, by which rules
#[utoipa::path(get, path = GetPriceList::TEMPLATE, tag = "menu",
    responses((status = 200, body = PriceList), (status = 304, description = "as before"), PublicProblems))]
pub(crate) async fn get_price_list(State(app): State<Arc<App>>, asked: HeaderMap) -> Response {
    let catalogue = app.catalogue();
    let tag = format!("\"prices-{}\"", catalogue.version());
    tagged_json(&asked, &tag, || PriceList::of(&catalogue.school, catalogue.offerings.iter()))
}
