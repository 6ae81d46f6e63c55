use crate::{
    api::{self, ApiError},
    app::Ready,
    browser,
    components::{Loaded, Task},
    state::{ChildState, late_words},
};
use kehou_contract::{LeavingQuote, NewLeaving, Refusal, routes::Leave};
use leptos::prelude::*;

/// Leaving during the term: asked about with what it comes to.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    pub(super) ready: Ready,
    /// The child's receipts on this screen.
    pub(super) receipts: Loaded,
    pub(super) open: RwSignal<bool>,
    /// Which of the ways to leave.
    pub(super) chosen: RwSignal<usize>,
    /// Names the body that is sent: asking again after a lost answer is the same leaving.
    pub(super) key: RwSignal<String>,
    /// What was shown had moved by the time it was sent.
    pub(super) moved: RwSignal<bool>,
    /// The ways to leave, once they are asked for.
    pub(super) quotes: StoredValue<Option<Loaded>>,
    pub(super) task: Task,
}

impl Asking {
    pub(super) fn new(ready: Ready, receipts: Loaded) -> Self {
        Self {
            ready,
            receipts,
            open: RwSignal::new(false),
            chosen: RwSignal::new(0),
            key: RwSignal::new(browser::new_key()),
            moved: RwSignal::new(false),
            quotes: StoredValue::new(None),
            task: Task::new(),
        }
    }

    /// What is sent next is another body.
    pub(super) fn begin_anew(self) {
        let _ = self.key.try_set(browser::new_key());
        let _ = self.moved.try_set(false);
    }

    /// Leaves by the quote. What had moved is fetched anew, and asked about again.
    pub(super) async fn leave(self, state: ChildState, quote: LeavingQuote) -> Result<(), ApiError> {
        let endpoint = Leave { child_id: state.child.id.clone() };
        let body = NewLeaving { given_back: quote.given_back(), gives_up: quote.gives_up };
        let key = self.key.get_untracked();
        match api::call_with_key(&endpoint, &body, Some(&key)).await {
            Ok(_) => {
                state.drop_draft();
                state.load_term(self.ready.reach);
                self.receipts.load();
                let _ = self.open.try_set(false);
                self.ready.announcement.set(late_words().leaving.done.to_owned());
                browser::focus_heading();
                Ok(())
            }
            Err(ApiError::Problem(problem)) => {
                // What was refused had no effect: the next body has a key of its own.
                self.begin_anew();
                match problem.refusal {
                    Some(Refusal::RefundMoved { .. }) => {
                        // What it is now is fetched under what says that it moved.
                        let _ = self.moved.try_set(true);
                        if let Some(quotes) = self.quotes.try_get_value().flatten() {
                            quotes.load();
                        }
                        Ok(())
                    }
                    _ => Err(ApiError::Problem(problem)),
                }
            }
            Err(error) => Err(error),
        }
    }
}
