//! Calls to the server: one typed client over the contract's endpoints.

mod client;
mod error;
mod places;

pub(crate) use client::{call, call_with_key, post_text};
pub(crate) use error::{ApiError, settles};
pub(crate) use places::{NewPlaces, poll_places};
