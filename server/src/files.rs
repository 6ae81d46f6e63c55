//! Serving the built app: its files as they are, its page as it stands this minute.

mod app_files;
mod policy;
mod shell;

pub(crate) use app_files::AppFiles;

use crate::{App, error::Error};
use axum::{
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode, header};
use kehou_contract::routes;
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Everything that is no route of the API: a file of the app, else its page for navigation, else 404.
pub(crate) async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(files) = &app.files else {
        return Error::NotFound.into_response();
    };
    if path.starts_with(routes::PREFIX) || path == routes::PREFIX.trim_end_matches('/') {
        return Error::NotFound.into_response();
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Error::MethodNotAllowed.into_response();
    }
    if is_page(path) {
        return if accepts_html(&request) {
            shell::answer(&app, files.page_of(path), request.headers()).await
        } else {
            Error::NotFound.into_response()
        };
    }
    // The app's files have plain names; an encoded one is another spelling of the raw template, or a way out.
    if path.contains('%') {
        return Error::NotFound.into_response();
    }
    serve_file(files, request).await
}

/// Pages have no dot in their last part, files do. The raw templates are no files, however their address is written.
fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    [app_files::FAMILIES, app_files::STAFF].contains(&name) || !name.contains('.')
}

fn accepts_html(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_none_or(|accept| accept.contains("text/html") || accept.contains("*/*"))
}

async fn serve_file(files: &AppFiles, request: Request) -> Response {
    let immutable = is_hashed(request.uri().path());
    let folder = ServeDir::new(files.folder()).precompressed_br().precompressed_gzip();
    let Ok(answer) = folder.oneshot(request).await;
    if answer.status() == StatusCode::NOT_FOUND {
        return Error::NotFound.into_response();
    }
    let mut answer = answer.map(Body::new);
    let kept = if immutable { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    answer
}

/// Whether the name holds a hash of the content, as in `kehou-0123456789abcdef.js`.
fn is_hashed(path: &str) -> bool {
    const HASH_LENGTH: usize = 16;
    let name = path.rsplit('/').next().unwrap_or_default();
    let parts = name.split(['-', '.', '_']);
    parts
        .into_iter()
        .any(|part| part.len() >= HASH_LENGTH && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_files_and_hashed_files_are_told_apart() {
        for page in
            ["/", "/menu", "/offerings/football", "/index.html", "//index.html", "/staff", "/staff.html"]
        {
            assert!(is_page(page), "{page}");
        }
        for file in ["/favicon.svg", "/kehou-0123456789abcdef_bg.wasm"] {
            assert!(!is_page(file), "{file}");
        }
        assert!(is_hashed("/kehou-0123456789abcdef_bg.wasm"));
        assert!(!is_hashed("/favicon.svg"));
    }
}
