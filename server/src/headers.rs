//! What every answer carries, and what is written of it in the log.

use crate::App;
use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderName, HeaderValue, header};
use kehou_contract::routes::SERVER_TIME;
use std::{sync::Arc, time::Instant};

/// Headers that do not depend on the answer.
const FIXED: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("x-frame-options", "DENY"),
    ("strict-transport-security", "max-age=63072000"),
];

/// Puts the security headers on every answer, and the server's time: the phone's countdown follows it.
pub(crate) async fn secure(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // A page has said so already: each app admits its own inline parts.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| match &app.files {
        Some(files) => files.families().content_security_policy().clone(),
        None => HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    });
    let now = app.clock.now();
    headers.insert(HeaderName::from_static(SERVER_TIME), HeaderValue::from(now.timestamp_millis()));
    if let Ok(now) = HeaderValue::from_str(&now.format("%a, %d %b %Y %H:%M:%S GMT").to_string()) {
        headers.insert(header::DATE, now);
    }
    response
}

/// Personal answers are kept by no cache. What may be kept has said so already.
pub(crate) async fn never_stored(mut response: Response) -> Response {
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// One line a request: method, route template, status, time. Never a parameter, a body or a name.
pub(crate) async fn logged(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let started = Instant::now();
    let response = next.run(request).await;
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let (status, route) = (response.status().as_u16(), route.unwrap_or_else(|| "(file)".to_owned()));
    tracing::info!(target: "kehou::requests", %method, route, status, micros, "answered");
    response
}
