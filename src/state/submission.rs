//! Sending an application: the states it goes through, none of which can be mistaken for another.

use super::{LiveMenu, Reach};
use crate::{
    api::{self, ApiError, settles},
    browser, json,
};
use kehou_contract::{
    Application, ChildId, LinkedApplication, LinkedApplications, Problem, ProblemCode, SubmissionReceipt,
    routes::{SubmitApplication, SubmitLinkedApplications},
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
    /// The sibling whose application is in the body as well, if one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    linked: Option<ChildId>,
}

/// What an application is sent through.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    pub(crate) menu: LiveMenu,
    pub(crate) reach: Reach,
}

/// What became of an application that was taken.
pub(crate) struct Answered {
    pub(crate) receipt: SubmissionReceipt,
    /// The sibling whose application was taken with it, if one was.
    pub(crate) linked: Option<ChildId>,
}

/// The application of one child on its way.
#[derive(Clone, Copy)]
pub(crate) struct Submission {
    state: RwSignal<SubmissionState>,
    /// What is to be settled. The phone's storage has a copy, for when the page is closed.
    pending: StoredValue<Option<Pending>>,
    child: StoredValue<ChildId>,
    /// The sibling's, while one body holds both: then both stand where either does.
    other: StoredValue<Option<Submission>>,
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
        Self { state: RwSignal::new(state), pending, child, other: StoredValue::new(None) }
    }

    /// The sibling whose application is in the same body, if one is.
    pub(crate) fn linked(self) -> Option<ChildId> {
        self.pending.with_value(|pending| pending.as_ref()?.linked.clone())
    }

    /// From now on both stand where either does.
    pub(crate) fn link(self, other: Self) {
        self.other.set_value(Some(other));
        other.other.set_value(Some(self));
        other.state.set(self.state.get_untracked());
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
            self.end(SubmissionState::Draft);
        }
    }

    /// Nothing is out any more, for whoever it was.
    fn end(self, state: SubmissionState) {
        self.keep(None);
        if let Some(other) = self.other.get_value() {
            other.keep(None);
        }
        self.stand(state);
    }

    fn stand(self, state: SubmissionState) {
        if let Some(other) = self.other.get_value() {
            other.state.set(state.clone());
            if state == SubmissionState::Draft {
                self.other.set_value(None);
                other.other.set_value(None);
            }
        }
        self.state.set(state);
    }

    /// Sends an application. `done` is called with the receipt, once; a second press does nothing.
    pub(crate) fn send(self, application: &Application, line: Line, done: impl Fn(Answered) + 'static) {
        if untrack(|| self.is_unsettled()) {
            return;
        }
        let Ok(body) = json::write(application) else { return };
        self.forget_outcome();
        self.begin(body, None, line, done);
    }

    /// Sends an application with a sibling's, both or none.
    pub(crate) fn send_linked(
        self,
        other: Self,
        [own, of_other]: [Application; 2],
        line: Line,
        done: impl Fn(Answered) + 'static,
    ) {
        if untrack(|| self.is_unsettled() || other.is_unsettled()) {
            return;
        }
        let one = |of: Self, application| LinkedApplication { child: of.child.get_value(), application };
        let linked = LinkedApplications { first: one(self, own), second: one(other, of_other) };
        let Ok(body) = json::write(&linked) else { return };
        self.forget_outcome();
        other.forget_outcome();
        self.link(other);
        self.begin(body, Some(other.child.get_value()), line, done);
    }

    fn begin(self, body: String, linked: Option<ChildId>, line: Line, done: impl Fn(Answered) + 'static) {
        self.keep(Some(Pending { key: browser::new_key(), body, sent: false, linked }));
        self.stand(SubmissionState::Sending);
        self.settle(line, done);
    }

    /// Goes on until there is a definite answer.
    pub(crate) fn settle(self, line: Line, done: impl Fn(Answered) + 'static) {
        spawn_local(async move {
            let mut tries = 0;
            while let Some(pending) = self.pending.get_value() {
                let linked = pending.linked.clone();
                if let Some(receipt) = self.try_once(pending, line).await {
                    self.end(SubmissionState::Draft);
                    return done(Answered { receipt, linked });
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

    async fn try_once(self, pending: Pending, line: Line) -> Option<SubmissionReceipt> {
        let Line { menu, reach } = line;
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
                self.stand(SubmissionState::NotSent);
                return None;
            }
            self.stand(SubmissionState::Sending);
            self.keep(Some(Pending { sent: true, ..pending.clone() }));
        }
        match self.post(pending).await {
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

    async fn post(self, pending: Pending) -> Result<SubmissionReceipt, ApiError> {
        let Pending { key, body, linked, .. } = pending;
        if linked.is_some() {
            return Ok(api::post_text(&SubmitLinkedApplications, body, &key).await?.first);
        }
        api::post_text(&SubmitApplication { child_id: self.child.get_value() }, body, &key).await
    }

    fn take_error(self, error: ApiError, in_doubt: bool, reach: Reach) {
        if matches!(error, ApiError::Offline | ApiError::TimedOut) {
            reach.failed();
        }
        match error {
            ApiError::Problem(problem) if settles(problem.code, in_doubt) => {
                self.end(SubmissionState::Refused(problem));
            }
            ApiError::Problem(problem) if problem.code == ProblemCode::NotSignedIn => {
                self.stand(SubmissionState::SignInNeeded);
            }
            _ => self.stand(SubmissionState::Checking),
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

fn pending_name(child: &ChildId) -> String {
    ["pending.", child.as_str()].concat()
}
