//! Something that is fetched: skeleton, failure with a way to try again, or the thing.

use super::failure;
use crate::{api::ApiError, state::words};
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;

/// Where fetching stands.
#[derive(Clone)]
pub(crate) enum Fetched<T> {
    /// Under way.
    Loading,
    /// Here.
    Here(T),
    /// It failed.
    Failed(ApiError),
}

/// Fetches into a signal.
pub(crate) fn fetch<T: 'static>(
    into: RwSignal<Fetched<T>, LocalStorage>,
    answer: impl Future<Output = Result<T, ApiError>> + 'static,
) {
    spawn_local(async move {
        let answer = answer.await;
        // The screen may have gone meanwhile; then nobody waits for it.
        let _ = into.try_set(match answer {
            Ok(thing) => Fetched::Here(thing),
            Err(error) => Fetched::Failed(error),
        });
    });
}

/// Draws what stands in the signal; `again` fetches anew.
pub(crate) fn loaded<T: Clone + 'static>(
    fetched: RwSignal<Fetched<T>, LocalStorage>,
    again: impl Fn() + Copy + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    move || match fetched.get() {
        Fetched::Loading => {
            view! { <div class="skeleton" aria-busy="true"><p>{words().common.loading}</p></div> }.into_any()
        }
        Fetched::Failed(error) => failure(&error, Some(Callback::new(move |()| again()))),
        Fetched::Here(thing) => untrack(|| draw(thing)),
    }
}
