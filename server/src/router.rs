//! Every route, with the layers around them.

use crate::{
    App, bills, collectors, enrolments, error::Error, files, headers, menu, messages, office,
    openapi::ApiDocument, passing_on, pick_ups, receipts, reviews, rosters, sign_ins, waivers,
    walking_pledges, wish_lists,
};
use axum::{
    Json, Router,
    extract::State,
    response::IntoResponse,
    routing::{get, post},
};
use http::{StatusCode, header};
use kehou_contract::routes;
use std::{any::Any, sync::Arc};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate, SizeAbove},
    },
    csrf::{CsrfLayer, ProtectionError},
};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// The whole application as one service.
pub fn router(app: Arc<App>) -> Router {
    let (api, document) = OpenApiRouter::with_openapi(ApiDocument::openapi())
        .merge(menu::router())
        .merge(sign_ins::router())
        .merge(enrolments::router())
        .merge(receipts::router())
        .merge(pick_ups::router())
        .merge(collectors::router())
        .merge(walking_pledges::router())
        .merge(messages::router())
        .merge(wish_lists::router())
        .merge(bills::router())
        .merge(rosters::router())
        .merge(reviews::router())
        .merge(office::router())
        .merge(waivers::router())
        .split_for_parts();
    let api = api
        .route(routes::OPENAPI, get(|| async { Json(document) }))
        .layer(axum::middleware::map_response(headers::never_stored))
        .method_not_allowed_fallback(|| async { Error::MethodNotAllowed });
    let layers = ServiceBuilder::new()
        .layer(axum::middleware::from_fn_with_state(app.clone(), headers::secure))
        .layer(axum::middleware::from_fn(headers::logged))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(CatchPanicLayer::custom(answer_a_panic))
        .layer(CsrfLayer::new().with_rejection_response(refuse_other_sites));
    let between_servers = match app.is_reached_at() {
        Some(_) => Router::new().route(passing_on::PATH, post(passing_on::take_passed_on)),
        None => Router::new(),
    };
    Router::new()
        .merge(api)
        .merge(between_servers)
        .route(routes::HEALTHZ, get(healthz))
        .fallback(files::serve)
        .layer(layers)
        .with_state(app)
}

/// Below this many bytes an answer travels in the first packets of a connection as it is; compressing a receipt would cost
/// the opening minute more than deciding about it.
const LEAST_COMPRESSED: u64 = 4_096;

fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new().and(SizeAbove::new(LEAST_COMPRESSED))
}

/// Whether the server runs, reaches its database, and can write in it.
async fn healthz(State(app): State<Arc<App>>) -> impl IntoResponse {
    match app.store.answers().await {
        Ok(()) if !app.store.is_written() => (StatusCode::SERVICE_UNAVAILABLE, "writing"),
        Ok(()) => (StatusCode::OK, "ok"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "database"),
    }
}

fn refuse_other_sites(_: ProtectionError) -> axum::response::Response {
    Error::CrossOrigin.into_response()
}

fn answer_a_panic(_: Box<dyn Any + Send + 'static>) -> axum::response::Response {
    let mut response = Error::Broken("a handler panicked").into_response();
    response.headers_mut().remove(header::CONNECTION);
    response
}
