//! Submitting together with a sibling: both or none (同胞联报).

use super::application::given_up;
use crate::{
    app::Ready,
    components::{bills_in_turn, tick_box},
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, Draft, late_words, quote_draft, words},
};
use kehou_contract::{Bill, ChildId, Fen, rules::quoted_total};
use leptos::prelude::*;

/// LinkedWith whose application this one goes, if with one.
pub(super) type LinkedWith = RwSignal<Option<ChildId>>;

/// The siblings whose plans wait to be submitted as well, and how to come to that for those who have none.
pub(super) fn linking(ready: Ready, with: LinkedWith, own_bills: Vec<Bill>) -> Drawn {
    live_if(move || {
        let siblings = ready.children.siblings();
        let known: Vec<ChildState> =
            siblings.into_iter().map(|(_, state)| state).filter(ChildState::is_known).collect();
        if known.is_empty() {
            return None;
        }
        let rows: Vec<Drawn> = known.iter().map(|state| row(ready, state, with, &own_bills)).collect();
        Some(view! { <section class="sheet"><h2>{late_words().linked.title}</h2>{rows}</section> }.drawn())
    })
}

/// The sibling's plan, if it can be submitted together with this one.
pub(super) fn plan_to_link(state: &ChildState) -> Option<Draft> {
    let ready_to_go = state.is_known() && state.has_changes() && !state.submission.is_unsettled();
    state.plan().filter(|plan| ready_to_go && plan.takes_part())
}

fn row(ready: Ready, state: &ChildState, with: LinkedWith, own_bills: &[Bill]) -> Drawn {
    let texts = &late_words().linked;
    let name = &state.child.name;
    let Some(plan) = plan_to_link(state) else {
        return view! { <p class="soft">{(texts.how)(name)}</p> }.drawn();
    };
    let bills = untrack(|| quote_draft(ready, state, &plan));
    let id = state.child.id.clone();
    let own = id.clone();
    let ticked = Signal::derive(move || with.with(|with| with.as_ref() == Some(&own)));
    let tick = tick_box((texts.together)(name), ticked, false.into(), move |ticked| {
        with.set(ticked.then(|| id.clone()));
    });
    let both: Vec<Bill> = own_bills.iter().chain(&bills).cloned().collect();
    let both = quoted_total(&both);
    let sum = live_if(move || ticked.get().then(|| total(both)));
    let lost = untrack(|| given_up(ready, state, &plan));
    let lost = (!lost.is_empty())
        .then(|| view! { <p class="note">{(texts.gives_up)(name, &(words().list)(&lost))}</p> }.drawn());
    view! {
        {tick}
        <small>{texts.together_hint}</small>
        <details class="fold">
            <summary>{(texts.plan_of)(name)}</summary>
            {bills_in_turn(&bills)}
        </details>
        {lost}
        {sum}
    }
    .drawn()
}

/// What both come to.
fn total(both: Fen) -> Drawn {
    let sum = (words().common.yuan)(&both.to_string());
    view! { <p class="total"><span>{late_words().linked.both_total}</span><b>{sum}</b></p> }.drawn()
}
