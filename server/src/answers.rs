//! How answers look on the wire, and what of them the API document says.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kehou_contract::Problem;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::{
    IntoResponses, PartialSchema,
    openapi::{ContentBuilder, RefOr, ResponseBuilder},
};

/// A JSON answer under an entity tag: whoever knows it already gets 304 and no body.
pub(crate) fn tagged_json<T: Serialize>(
    asked: &HeaderMap,
    tag: &str,
    answer: impl FnOnce() -> T,
) -> Response {
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let mut response = if known.is_some_and(|known| known.split(',').any(|one| is_same_tag(one, tag))) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        axum::Json(answer()).into_response()
    };
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Compressing marks a tag as weak; it still names the same numbers.
fn is_same_tag(known: &str, tag: &str) -> bool {
    known.trim().trim_start_matches("W/") == tag
}

/// JSON text that is ready made.
pub(crate) fn json_text(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], Body::from(text)).into_response()
}

macro_rules! documented_problems {
    ($($(#[$doc:meta])* $name:ident: [$(($status:literal, $why:literal)),+ $(,)?];)+) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::response::Response>> {
                BTreeMap::from([$(($status.to_owned(), problem($why))),+])
            }
        }
    )+};
}

documented_problems! {
    /// Nobody needs to be signed in.
    PublicProblems: [("500", "something broke"), ("503", "busy")];
    /// Like the public ones, with something that may be missing.
    MissingProblems: [("404", "there is no such thing"), ("500", "something broke"), ("503", "busy")];
    /// Somebody must be signed in, and the thing must be theirs.
    OwnProblems: [("401", "not signed in"), ("404", "no such thing, or not yours"), ("500", "something broke"), ("503", "busy")];
    /// Signing in.
    SignInProblems: [
        ("400", "no JSON"), ("401", "code and name do not belong together"), ("403", "from another site"),
        ("408", "body too slow"), ("413", "body too large"), ("415", "not application/json"), ("422", "a field is wrong"),
        ("429", "too many attempts"), ("500", "something broke"), ("503", "busy"),
    ];
    /// Signing out.
    SignOutProblems: [("403", "from another site"), ("500", "something broke"), ("503", "busy")];
    /// Ending something of one's own.
    RemovalProblems: [
        ("401", "not signed in"), ("403", "from another site"), ("404", "no such thing, or not yours"),
        ("409", "a rule said no; nothing was recorded"), ("500", "something broke"), ("503", "busy; nothing was recorded"),
    ];
    /// Writing something of one's own that is the same when done twice, and so has no key.
    KeylessWriteProblems: [
        ("400", "no JSON"), ("401", "not signed in"), ("403", "from another site"), ("404", "no such thing, or not yours"),
        ("408", "body too slow"), ("413", "body too large"), ("415", "not application/json"), ("422", "a field is wrong"),
        ("500", "something broke"), ("503", "busy; nothing was recorded"),
    ];
    /// Writing without anybody signed in.
    WishListProblems: [
        ("400", "no JSON, or no idempotency key"), ("403", "from another site"), ("408", "body too slow"),
        ("409", "a rule said no; nothing was recorded"), ("413", "body too large"), ("415", "not application/json"),
        ("422", "a field is wrong, or the key names another body"), ("429", "too many lists from this address, or in all"),
        ("500", "something broke"), ("503", "busy; nothing was recorded"),
    ];
    /// Writing something of one's own.
    WriteProblems: [
        ("400", "no JSON, or no idempotency key"), ("401", "not signed in"), ("403", "from another site"),
        ("404", "no such child, or not yours"), ("408", "body too slow"), ("409", "a rule said no; nothing was recorded"),
        ("413", "body too large"), ("415", "not application/json"), ("422", "a field is wrong, or the key names another body"),
        ("500", "something broke"), ("503", "busy; nothing was recorded"),
    ];
}

fn problem(why: &str) -> RefOr<utoipa::openapi::response::Response> {
    let content = ContentBuilder::new().schema(Some(Problem::schema())).build();
    RefOr::T(ResponseBuilder::new().description(why).content("application/problem+json", content).build())
}
