//! Sending and reading.

use super::ApiError;
use crate::{browser, json, state::ServerTime};
use gloo_net::http::{Method, RequestBuilder, Response};
use kehou_contract::routes::{self, Endpoint};
use serde::de::DeserializeOwned;
use web_sys::AbortController;

/// How long an answer may take: beyond it the connection is taken for dead (a lift, a tunnel).
const PATIENCE_MS: u64 = 8_000;

/// Calls an endpoint that needs no body.
pub(crate) async fn call<E: Endpoint<Body = ()>>(endpoint: E) -> Result<E::Answer, ApiError> {
    read(&send(E::METHOD, &endpoint.path(), None, None).await?)
}

/// Calls an endpoint with a body, under an idempotency key where one is given.
pub(crate) async fn call_with_key<E: Endpoint>(
    endpoint: &E,
    body: &E::Body,
    key: Option<&str>,
) -> Result<E::Answer, ApiError> {
    let body = json::write(body).map_err(|_| ApiError::Unreadable)?;
    read(&send(E::METHOD, &endpoint.path(), Some(body), key).await?)
}

/// Posts a body that was made before, byte for byte: a key names one sent body.
pub(crate) async fn post_text<E: Endpoint>(
    endpoint: &E,
    body: String,
    key: &str,
) -> Result<E::Answer, ApiError> {
    read(&send(E::METHOD, &endpoint.path(), Some(body), Some(key)).await?)
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, ApiError> {
    json::read(body).map_err(|_| ApiError::Unreadable)
}

async fn send(
    method: routes::Method,
    path: &str,
    body: Option<String>,
    key: Option<&str>,
) -> Result<String, ApiError> {
    let mut request = RequestBuilder::new(path).method(match method {
        routes::Method::Get => Method::GET,
        routes::Method::Post => Method::POST,
        routes::Method::Delete => Method::DELETE,
    });
    if let Some(key) = key {
        request = request.header(routes::IDEMPOTENCY_KEY, key);
    }
    let response = dispatch(request, body).await?;
    let (status, ok) = (response.status(), response.ok());
    let text = response.text().await.map_err(|_| ApiError::Offline)?;
    match ok {
        // A body of nothing reads as nothing.
        true if status == 204 => Ok("null".to_owned()),
        true => Ok(text),
        false => Err(json::read(&text).map_or(ApiError::Unreadable, ApiError::Problem)),
    }
}

/// Sends, gives up after a while, and learns the server's time from the answer.
pub(super) async fn dispatch(request: RequestBuilder, body: Option<String>) -> Result<Response, ApiError> {
    let Ok(controller) = AbortController::new() else {
        return Err(ApiError::Unreadable);
    };
    let request = request.abort_signal(Some(&controller.signal()));
    let request = match body {
        Some(body) => request.header("content-type", "application/json").body(body),
        None => request.build(),
    };
    let request = request.map_err(|_| ApiError::Unreadable)?;
    let giving_up = controller.clone();
    browser::after(PATIENCE_MS, move || giving_up.abort());
    let answer = request.send().await;
    let Ok(response) = answer else {
        return Err(if controller.signal().aborted() { ApiError::TimedOut } else { ApiError::Offline });
    };
    if let Some(millis) = response.headers().get(routes::SERVER_TIME) {
        ServerTime::learn(&millis);
    }
    Ok(response)
}
