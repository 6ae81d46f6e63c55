//! The signed-in family's children, each with what is settled and what is planned.

use super::{Draft, FirstAnswer, Reach, Submission};
use crate::{
    api::{self, ApiError},
    browser,
};
use kehou_contract::{
    Child, ChildId, ChildTerm, GroupId, Household, ProblemCode, Round, School, Standing, Waiver, WindowId,
    routes::GetChildTerm, rules::own_round,
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

const CHOSEN_CHILD: &str = "child";
/// When what is settled is asked for again after the network failed.
const ASK_AGAIN_MS: u64 = 3_000;

/// Who is signed in, and which child the screens are about.
#[derive(Clone, Copy)]
pub(crate) struct Children {
    /// Whether a family is signed in. Whoever works at the school has an app of their own and is a guest here.
    is_family: RwSignal<bool>,
    states: RwSignal<Vec<ChildState>, LocalStorage>,
    chosen: RwSignal<usize>,
    /// What is made at signing in lives as long as the app, not as the screen on which it was made.
    owner: StoredValue<Owner>,
}

/// One child.
#[derive(Clone)]
pub(crate) struct ChildState {
    pub(crate) child: Arc<Child>,
    /// What is settled; `None` until the server has told.
    pub(crate) term: RwSignal<Option<ChildTerm>>,
    draft: RwSignal<Option<Draft>>,
    pub(crate) submission: Submission,
}

impl Children {
    pub(crate) fn new(household: Option<Household>) -> Self {
        let children = Self {
            is_family: RwSignal::new(false),
            states: RwSignal::new_local(Vec::new()),
            chosen: RwSignal::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        children.sign_in(household);
        children
    }

    /// Takes up who is signed in now; `None` signs out. Drafts stay on the phone either way.
    pub(crate) fn sign_in(self, household: Option<Household>) {
        let is_family = household.is_some();
        let children = household.map(|household| household.children).unwrap_or_default();
        let states: Vec<ChildState> =
            self.owner.get_value().with(|| children.into_iter().map(ChildState::new).collect());
        link_again(&states);
        let last: Option<String> = browser::read(CHOSEN_CHILD);
        let chosen = last.and_then(|id| states.iter().position(|state| state.child.id.as_str() == id));
        self.chosen.set(chosen.unwrap_or(0));
        self.states.set(states);
        self.is_family.set(is_family);
    }

    /// Whether a family is signed in.
    pub(crate) fn is_family(self) -> bool {
        self.is_family.get()
    }

    /// All children, eldest first.
    pub(crate) fn all(self) -> Vec<ChildState> {
        self.states.get()
    }

    /// One of them.
    pub(crate) fn find(self, child: &ChildId) -> Option<ChildState> {
        self.states.get().into_iter().find(|state| &state.child.id == child)
    }

    /// The child the screens are about.
    pub(crate) fn current(self) -> Option<ChildState> {
        self.states.get().get(self.chosen.get()).cloned()
    }

    /// The others of the family with their places among all, if there is more than one child.
    pub(crate) fn siblings(self) -> Vec<(usize, ChildState)> {
        let chosen = self.chosen.get();
        self.states.get().into_iter().enumerate().filter(|(at, _)| *at != chosen).collect()
    }

    /// Whether the screens are about the child at this place.
    pub(crate) fn is_current(self, index: usize) -> bool {
        self.chosen.get() == index
    }

    /// Turns the screens to another child.
    pub(crate) fn choose(self, index: usize) {
        if let Some(state) = self.states.get_untracked().get(index) {
            browser::store(CHOSEN_CHILD, &state.child.id.as_str());
            self.chosen.set(index);
        }
    }
}

impl ChildState {
    fn new(child: Child) -> Self {
        let draft = browser::read(&draft_name(&child));
        let submission = Submission::take_up(&child.id);
        Self { child: Arc::new(child), term: RwSignal::new(None), draft: RwSignal::new(draft), submission }
    }

    /// Asks the server what is settled, again and again until it says.
    pub(crate) fn load_term(&self, reach: Reach) {
        let this = self.clone();
        spawn_local(async move {
            if !this.ask_for_term(reach).await {
                browser::after(ASK_AGAIN_MS, move || this.load_term(reach));
            }
        });
    }

    /// Asks once; `false` when it is worth asking again.
    pub(crate) async fn ask_for_term(&self, reach: Reach) -> bool {
        match api::call(GetChildTerm { child_id: self.child.id.clone() }).await {
            Ok(term) => {
                reach.answered();
                self.term.set(Some(term));
                true
            }
            Err(ApiError::Offline | ApiError::TimedOut) => {
                reach.failed();
                false
            }
            // Without a sign-in, or for a child that is not there, no further question helps.
            Err(error) => matches!(error.code(), Some(ProblemCode::NotSignedIn | ProblemCode::NotFound)),
        }
    }

    /// Whether the server has said what is settled.
    pub(crate) fn is_known(&self) -> bool {
        self.term.with(Option::is_some)
    }

    /// The plan: the draft where there is one, else what is settled.
    pub(crate) fn plan(&self) -> Option<Draft> {
        self.draft.get().or_else(|| self.settled())
    }

    /// What is settled, as a plan.
    pub(crate) fn settled(&self) -> Option<Draft> {
        self.term.get().as_ref().and_then(Draft::settled)
    }

    /// Whether the draft asks for something that is not settled.
    pub(crate) fn has_changes(&self) -> bool {
        match (self.draft.get(), self.settled()) {
            (Some(draft), Some(settled)) => !draft.asks_the_same_as(&settled),
            (draft, _) => draft.is_some(),
        }
    }

    /// Whether nothing may be edited: an answer is still out.
    pub(crate) fn is_locked(&self) -> bool {
        self.submission.is_out()
    }

    /// Begins a plan with the answer to the first question, over again. Clubs chosen before are kept when the
    /// answer is clubs again.
    pub(crate) fn answer(&self, answer: FirstAnswer, care_windows: &[WindowId]) {
        let before = self.plan().filter(|plan| answer == FirstAnswer::CareAndClubs && plan.answer == answer);
        self.set_draft(Some(before.unwrap_or_else(|| Draft::beginning_with(answer, care_windows))));
    }

    /// Changes the draft and keeps it on the phone.
    pub(crate) fn edit(&self, change: impl FnOnce(&mut Draft)) {
        if self.is_locked() {
            return;
        }
        let plan = self.plan().unwrap_or_else(|| Draft::beginning_with(FirstAnswer::CareAndClubs, &[]));
        let mut draft = plan;
        change(&mut draft);
        self.submission.forget_outcome();
        self.set_draft(Some(draft));
    }

    /// Throws the draft away: what is settled stands.
    pub(crate) fn drop_draft(&self) {
        self.set_draft(None);
    }

    fn set_draft(&self, draft: Option<Draft>) {
        match &draft {
            Some(draft) => browser::store(&draft_name(&self.child), draft),
            None => browser::forget(&draft_name(&self.child)),
        }
        self.draft.set(draft);
    }

    /// What the office waives for the child, as far as the server has told.
    pub(crate) fn waivers(&self) -> Vec<Waiver> {
        self.term.with(|term| term.as_ref().map(|term| term.waivers.clone()).unwrap_or_default())
    }

    /// What the family may know of the child's standing; `None` until the server has told.
    pub(crate) fn standing(&self) -> Option<Standing> {
        let told = |term: &ChildTerm| Standing {
            invited: term.invited.clone(),
            returning: term.returning.clone(),
            ..Standing::default()
        };
        self.term.with(|term| term.as_ref().map(told))
    }

    /// The round as it opens for the child.
    pub(crate) fn round(&self, school: &School) -> Round {
        self.term.with(|term| match term {
            Some(term) => own_round(&school.round, &self.child, term),
            None => school.round.clone(),
        })
    }

    /// Whether the plan holds a group.
    pub(crate) fn has_chosen(&self, group: &GroupId) -> bool {
        self.plan().is_some_and(|plan| plan.choices.contains(group))
    }

    /// Whether the child is enrolled in a group already.
    pub(crate) fn holds(&self, group: &GroupId) -> bool {
        self.term.get().is_some_and(|term| term.enrolments.iter().any(|enrolment| &enrolment.group == group))
    }
}

/// Two applications that were in one body when the page was closed stand where either does.
fn link_again(states: &[ChildState]) {
    for state in states {
        let linked = state.submission.linked();
        if let Some(other) = states.iter().find(|other| Some(&other.child.id) == linked.as_ref()) {
            state.submission.link(other.submission);
        }
    }
}

fn draft_name(child: &Child) -> String {
    ["draft.", child.id.as_str()].concat()
}
