//! Something a press begins and the server ends: busy meanwhile, and wrong if it failed.

use super::{error_text, way_out};
use crate::{
    api::ApiError,
    app::Ready,
    drawn::{Draw, Drawn, live_if},
};
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;

/// One thing at a time. Leptos' `Action` does the same and more, at 6 KB for each type it is used with.
#[derive(Clone, Copy)]
pub(crate) struct Task {
    busy: RwSignal<bool>,
    wrong: RwSignal<Option<ApiError>>,
}

impl Task {
    pub(crate) fn new() -> Self {
        Self { busy: RwSignal::new(false), wrong: RwSignal::new(None) }
    }

    /// Begins, unless it is under way already.
    pub(crate) fn begin(self, work: impl Future<Output = Result<(), ApiError>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.wrong.set(None);
        spawn_local(async move {
            let ended = work.await;
            // The screen may have gone meanwhile; then nobody asks how it ended.
            let _ = self.busy.try_set(false);
            let _ = self.wrong.try_set(ended.err());
        });
    }

    /// Whether it is under way.
    pub(crate) fn is_busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// What went wrong, in one sentence.
    pub(crate) fn fault(self) -> Drawn {
        live_if(move || {
            let wrong = error_text(&self.wrong.get()?);
            Some(view! { <p class="wrong" role="alert">{wrong}</p> }.drawn())
        })
    }

    /// The same, and where a rule said no, the way out of it.
    pub(crate) fn fault_and_way_out(self, ready: Ready) -> Drawn {
        let way_out = live_if(move || {
            let refusal = match self.wrong.get()? {
                ApiError::Problem(problem) => problem.refusal?,
                _ => return None,
            };
            Some(way_out(ready, &refusal, &[]))
        });
        view! { {self.fault()}{way_out} }.drawn()
    }
}
