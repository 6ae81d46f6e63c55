//! The numbers of the menu, asked for again and again.

use super::{ApiError, client::dispatch};
use crate::json;
use gloo_net::http::RequestBuilder;
use kehou_contract::{
    GroupPlaces,
    routes::{Endpoint, ListPlaces},
};

/// What a poll brought.
pub(crate) enum NewPlaces {
    /// Nothing has changed, or the server had no time to say.
    Same,
    /// The numbers, and the tag to ask with next time.
    Changed(Vec<GroupPlaces>, String),
}

/// Asks for the numbers; whoever knows them already gets a few bytes.
pub(crate) async fn poll_places(known: &str) -> Result<NewPlaces, ApiError> {
    let request = RequestBuilder::new(&ListPlaces.path()).header("if-none-match", known);
    let response = dispatch(request, None).await?;
    if response.status() == 304 {
        return Ok(NewPlaces::Same);
    }
    if !response.ok() {
        return Ok(NewPlaces::Same);
    }
    let tag = response.headers().get("etag").unwrap_or_default();
    let text = response.text().await.map_err(|_| ApiError::Offline)?;
    let places = json::read(&text).map_err(|_| ApiError::Unreadable)?;
    Ok(NewPlaces::Changed(places, tag))
}
