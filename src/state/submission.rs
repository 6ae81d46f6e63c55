//! Sending an application: the states it goes through, none of which can be mistaken for another.

use super::{LiveMenu, Reach};
use crate::{
    api::{self, ApiError},
    browser, json,
};
use kehou_contract::{Application, ChildId, Problem, SubmissionReceipt, routes::SubmitApplication};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

/// Pauses between tries while the outcome is unknown; the last one is repeated.
const PAUSES_MS: [u64; 4] = [1_000, 2_000, 4_000, 8_000];

/// Where an application stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SubmissionState {
    /// 未提交: nothing was sent.
    Draft,
    /// 提交中.
    Sending,
    /// 核实中: it was sent and no answer came. Only asking again with the same key tells.
    Checking,
    /// The server cannot be reached; nothing was sent. It is tried again by itself.
    NotSent,
    /// The server said no; nothing was changed.
    Refused(Box<Problem>),
}

/// A body that was or will be sent, under the key that names it. On the phone before the first send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Pending {
    key: String,
    body: String,
    /// Whether it may have reached the server.
    sent: bool,
}

/// The application of one child on its way.
#[derive(Clone, Copy)]
pub(crate) struct Submission {
    state: RwSignal<SubmissionState>,
    child: StoredValue<ChildId>,
}

impl Submission {
    /// Takes up what was left unsettled when the page was closed.
    pub(crate) fn take_up(child: &ChildId) -> Self {
        let pending: Option<Pending> = browser::read(&pending_name(child));
        let state = match pending {
            None => SubmissionState::Draft,
            Some(pending) if pending.sent => SubmissionState::Checking,
            Some(_) => SubmissionState::NotSent,
        };
        Self { state: RwSignal::new(state), child: StoredValue::new(child.clone()) }
    }

    pub(crate) fn state(self) -> SubmissionState {
        self.state.get()
    }

    /// Whether the draft is locked: the outcome of what it says is not known yet.
    pub(crate) fn is_out(self) -> bool {
        matches!(self.state.get(), SubmissionState::Sending | SubmissionState::Checking)
    }

    /// Whether something waits for an answer or a network.
    pub(crate) fn is_unsettled(self) -> bool {
        self.is_out() || self.state.get() == SubmissionState::NotSent
    }

    /// An edit makes another body: what was refused or never sent is forgotten with its key.
    pub(crate) fn forget_outcome(self) {
        if !self.is_out() {
            browser::forget(&self.name());
            self.state.set(SubmissionState::Draft);
        }
    }

    /// Sends an application. `done` is called with the receipt, once.
    pub(crate) fn send(
        self,
        application: &Application,
        menu: LiveMenu,
        reach: Reach,
        done: impl Fn(SubmissionReceipt) + 'static,
    ) {
        if self.is_unsettled_untracked() {
            return;
        }
        let Ok(body) = json::write(application) else {
            return;
        };
        browser::store(&self.name(), &Pending { key: browser::new_key(), body, sent: false });
        self.settle(menu, reach, done);
    }

    /// Goes on until there is a definite answer.
    pub(crate) fn settle(self, menu: LiveMenu, reach: Reach, done: impl Fn(SubmissionReceipt) + 'static) {
        spawn_local(async move {
            let mut tries = 0;
            while let Some(pending) = browser::read::<Pending>(&self.name()) {
                match self.try_once(pending, menu, reach).await {
                    Some(receipt) => {
                        browser::forget(&self.name());
                        self.state.set(SubmissionState::Draft);
                        return done(receipt);
                    }
                    None if !self.is_unsettled_untracked() => return,
                    None => pause(PAUSES_MS[tries.min(PAUSES_MS.len() - 1)]).await,
                }
                tries += 1;
            }
        });
    }

    async fn try_once(self, mut pending: Pending, menu: LiveMenu, reach: Reach) -> Option<SubmissionReceipt> {
        if !pending.sent {
            if !reach.is_fresh() {
                menu.poll(reach).await;
            }
            if !reach.is_fresh() {
                self.state.set(SubmissionState::NotSent);
                return None;
            }
            self.state.set(SubmissionState::Sending);
            pending.sent = true;
            browser::store(&self.name(), &pending);
        }
        let endpoint = SubmitApplication { child_id: self.child.get_value() };
        match api::post_text(&endpoint, pending.body, &pending.key).await {
            Ok(receipt) => {
                reach.answered();
                Some(receipt)
            }
            Err(error) => {
                self.take_refusal(error, reach);
                None
            }
        }
    }

    fn take_refusal(self, error: ApiError, reach: Reach) {
        if error.leaves_doubt() {
            if matches!(error, ApiError::Offline | ApiError::TimedOut) {
                reach.failed();
            }
            self.state.set(SubmissionState::Checking);
        } else if let ApiError::Problem(problem) = error {
            browser::forget(&self.name());
            self.state.set(SubmissionState::Refused(problem));
        }
    }

    fn is_unsettled_untracked(self) -> bool {
        untrack(|| self.is_unsettled())
    }

    fn name(self) -> String {
        self.child.with_value(pending_name)
    }
}

fn pending_name(child: &ChildId) -> String {
    ["pending.", child.as_str()].concat()
}

async fn pause(millis: u64) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        browser::after(millis, move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
