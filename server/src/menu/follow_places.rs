use crate::{App, answers::PublicProblems, error::Error};
use axum::{
    body::Body,
    extract::{Query, State, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use futures::stream;
use http::{HeaderMap, header};
use kehou_contract::{
    PlacesNews, PlacesVersion,
    routes::{Endpoint, FollowPlaces},
};
use serde::Deserialize;
use std::{convert::Infallible, sync::Arc};

/// A version the phone knows. A browser that comes again by itself says so in a header.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Known {
    after: Option<String>,
}

/// The numbers as they change, as server-sent events
#[utoipa::path(get, path = FollowPlaces::TEMPLATE, tag = "menu",
    params(("after" = Option<String>, Query, description = "a version known: the entity tag of the numbers, or an event's id"),
        ("last-event-id" = Option<String>, Header, description = "the same, and before it")),
    responses((status = 200, body = PlacesNews, content_type = "text/event-stream",
        description = "an event under the version it leads to; beside it events `time` with the server's time in milliseconds"), PublicProblems))]
pub(crate) async fn follow_places(
    State(app): State<Arc<App>>,
    known: Result<Query<Known>, QueryRejection>,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let by_header = asked.get("last-event-id").and_then(|known| PlacesVersion::read(known.to_str().ok()?));
    let by_address = || PlacesVersion::read(&known.ok()?.0.after?);
    let known = by_header.or_else(by_address);
    let follower = app.places_stream.follow(known.as_ref(), app.clock.clone())?;
    let events = stream::unfold(follower, |mut follower| async {
        let event = follower.next().await?;
        Some((Ok::<_, Infallible>(event), follower))
    });
    // Some proxies gather an answer before they pass it on, unless they are asked not to.
    let headers = [(header::CONTENT_TYPE.as_str(), "text/event-stream"), ("x-accel-buffering", "no")];
    Ok((headers, Body::from_stream(events)).into_response())
}
