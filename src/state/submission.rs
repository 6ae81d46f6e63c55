//! Sending an application: the states it goes through, none of which can be mistaken for another.

use super::{LiveMenu, Reach};
use crate::{
    api::{self, ApiError},
    browser, json,
};
use kehou_contract::{
    Application, ChildId, Problem, ProblemCode, SubmissionReceipt, routes::SubmitApplication,
};
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
    /// 核实中 as well, but the sign-in has ended meanwhile: it goes on after signing in.
    SignInNeeded,
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
    /// What is to be settled. The phone's storage has a copy, for when the page is closed.
    pending: StoredValue<Option<Pending>>,
    child: StoredValue<ChildId>,
}

impl Submission {
    /// Takes up what was left unsettled when the page was closed.
    pub(crate) fn take_up(child: &ChildId) -> Self {
        let pending: Option<Pending> = browser::read(&pending_name(child));
        let state = match &pending {
            None => SubmissionState::Draft,
            Some(pending) if pending.sent => SubmissionState::Checking,
            Some(_) => SubmissionState::NotSent,
        };
        let (pending, child) = (StoredValue::new(pending), StoredValue::new(child.clone()));
        Self { state: RwSignal::new(state), pending, child }
    }

    pub(crate) fn state(self) -> SubmissionState {
        self.state.get()
    }

    /// Whether the draft is locked: the outcome of what it says is not known yet.
    pub(crate) fn is_out(self) -> bool {
        matches!(
            self.state.get(),
            SubmissionState::Sending | SubmissionState::Checking | SubmissionState::SignInNeeded
        )
    }

    /// Whether something waits for an answer or a network.
    pub(crate) fn is_unsettled(self) -> bool {
        self.is_out() || self.state.get() == SubmissionState::NotSent
    }

    /// An edit makes another body: what was refused or never sent is forgotten with its key.
    pub(crate) fn forget_outcome(self) {
        if !untrack(|| self.is_out()) {
            self.keep(None);
            self.state.set(SubmissionState::Draft);
        }
    }

    /// Sends an application. `done` is called with the receipt, once; a second press does nothing.
    pub(crate) fn send(
        self,
        application: &Application,
        menu: LiveMenu,
        reach: Reach,
        done: impl Fn(SubmissionReceipt) + 'static,
    ) {
        if untrack(|| self.is_unsettled()) {
            return;
        }
        let Ok(body) = json::write(application) else { return };
        self.keep(Some(Pending { key: browser::new_key(), body, sent: false }));
        self.state.set(SubmissionState::Sending);
        self.settle(menu, reach, done);
    }

    /// Goes on until there is a definite answer.
    pub(crate) fn settle(self, menu: LiveMenu, reach: Reach, done: impl Fn(SubmissionReceipt) + 'static) {
        spawn_local(async move {
            let mut tries = 0;
            while let Some(pending) = self.pending.get_value() {
                if let Some(receipt) = self.try_once(pending, menu, reach).await {
                    self.keep(None);
                    self.state.set(SubmissionState::Draft);
                    return done(receipt);
                }
                let state = self.state.get_untracked();
                if !untrack(|| self.is_unsettled()) || state == SubmissionState::SignInNeeded {
                    return;
                }
                browser::pause(PAUSES_MS[tries.min(PAUSES_MS.len() - 1)]).await;
                tries += 1;
            }
        });
    }

    async fn try_once(self, pending: Pending, menu: LiveMenu, reach: Reach) -> Option<SubmissionReceipt> {
        let in_doubt = pending.sent;
        if !in_doubt {
            if !reach.is_fresh() {
                menu.poll(reach).await;
            }
            if self.pending.with_value(|now| now.as_ref() != Some(&pending)) {
                // Edited while we asked: that body is not wanted any more.
                return None;
            }
            if !reach.is_fresh() {
                self.state.set(SubmissionState::NotSent);
                return None;
            }
            self.state.set(SubmissionState::Sending);
            self.keep(Some(Pending { sent: true, ..pending.clone() }));
        }
        let endpoint = SubmitApplication { child_id: self.child.get_value() };
        match api::post_text(&endpoint, pending.body, &pending.key).await {
            Ok(receipt) => {
                reach.answered();
                Some(receipt)
            }
            Err(error) => {
                self.take_error(error, in_doubt, reach);
                None
            }
        }
    }

    fn take_error(self, error: ApiError, in_doubt: bool, reach: Reach) {
        if matches!(error, ApiError::Offline | ApiError::TimedOut) {
            reach.failed();
        }
        match error {
            ApiError::Problem(problem) if settles(problem.code, in_doubt) => {
                self.keep(None);
                self.state.set(SubmissionState::Refused(problem));
            }
            ApiError::Problem(problem) if problem.code == ProblemCode::NotSignedIn => {
                self.state.set(SubmissionState::SignInNeeded);
            }
            _ => self.state.set(SubmissionState::Checking),
        }
    }

    fn keep(self, pending: Option<Pending>) {
        let name = self.child.with_value(pending_name);
        match &pending {
            Some(pending) => browser::store(&name, pending),
            None => browser::forget(&name),
        }
        self.pending.set_value(pending);
    }
}

/// Whether a problem is a definite no. While an earlier try may have been taken, only what the server says after
/// looking the key up is: that nobody is signed in or that it is busy says nothing about that try.
fn settles(code: ProblemCode, in_doubt: bool) -> bool {
    match code {
        ProblemCode::Internal => false,
        ProblemCode::NotSignedIn
        | ProblemCode::Busy
        | ProblemCode::TooManyAttempts
        | ProblemCode::TooManyWishLists
        | ProblemCode::BodyTooSlow => !in_doubt,
        _ => true,
    }
}

fn pending_name(child: &ChildId) -> String {
    ["pending.", child.as_str()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definite_no_settles_and_a_try_in_doubt_needs_one_that_looked_the_key_up() {
        for code in
            [ProblemCode::Refused, ProblemCode::KeyReused, ProblemCode::InvalidField, ProblemCode::NotFound]
        {
            assert!(settles(code, false) && settles(code, true), "{code:?}");
        }
        for code in [ProblemCode::NotSignedIn, ProblemCode::Busy] {
            assert!(settles(code, false) && !settles(code, true), "{code:?}");
        }
        assert!(!settles(ProblemCode::Internal, false));
    }
}
