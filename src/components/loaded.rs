//! Something that is fetched: skeleton, failure with a way to try again, or the thing.

use super::failure;
use crate::{
    api::ApiError,
    drawn::{Draw, Drawn, live},
    state::words,
};
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, rc::Rc};

/// Something fetched, drawn when it is there. `ask` makes the call, once at the beginning and again when the family
/// asks for it.
pub(crate) fn loaded<A: Future<Output = Result<Drawing, ApiError>> + 'static>(
    ask: impl Fn() -> A + 'static,
) -> Loaded {
    let loaded =
        Loaded { stage: RwSignal::new_local(Stage::Loading), ask: StoredValue::new_local(start_of(ask)) };
    loaded.load();
    loaded
}

/// How to draw what was fetched.
pub(crate) type Drawing = Rc<dyn Fn() -> Drawn>;

type Start = Rc<dyn Fn(RwSignal<Stage, LocalStorage>)>;

/// Where fetching stands.
#[derive(Clone)]
enum Stage {
    Loading,
    Here(Drawing),
    Failed(ApiError),
}

/// A fetch and what became of it.
#[derive(Clone, Copy)]
pub(crate) struct Loaded {
    stage: RwSignal<Stage, LocalStorage>,
    ask: StoredValue<Start, LocalStorage>,
}

fn start_of<A: Future<Output = Result<Drawing, ApiError>> + 'static>(ask: impl Fn() -> A + 'static) -> Start {
    Rc::new(move |stage| {
        let answer = ask();
        spawn_local(async move {
            let answer = answer.await;
            // The screen may have gone meanwhile; then nobody waits for it.
            let _ = stage.try_set(match answer {
                Ok(drawing) => Stage::Here(drawing),
                Err(error) => Stage::Failed(error),
            });
        });
    })
}

impl Loaded {
    /// Fetches, over what stands there.
    pub(crate) fn load(self) {
        (self.ask.get_value())(self.stage);
    }

    /// Draws where it stands.
    pub(crate) fn drawn(self) -> Drawn {
        live(move || match self.stage.get() {
            Stage::Loading => {
                view! { <div class="skeleton" aria-busy="true"><p>{words().common.loading}</p></div> }.drawn()
            }
            Stage::Failed(error) => failure(&error, Some(Callback::new(move |()| self.load()))),
            Stage::Here(drawing) => untrack(|| drawing()),
        })
    }
}
