use super::outcomes::{Outcome, outcomes};
use crate::{
    app::Ready,
    browser,
    drawn::{Draw, Drawn, live, live_if, press},
    state::{ChildState, student_words, with_groups},
};
use kehou_contract::{
    ChildId, GroupId, Offering, Places, WishCode,
    rules::{Arrival, Judge, WishOutcome, take_over},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What was taken over, and for whom.
type Done = RwSignal<Option<(ChildId, Vec<Outcome>)>, LocalStorage>;

/// The button that puts what fits into the week, and what became of each wish. Nothing is done before it is pressed.
pub(super) fn taking_over(ready: Ready, code: WishCode, wishes: Vec<Arc<Offering>>) -> Drawn {
    let done: Done = RwSignal::new_local(None);
    let button = live(move || match ready.children.current() {
        Some(state) => button(ready, state, wishes.clone(), done),
        None => sign_in_link(&code),
    });
    let told = live_if(move || {
        let state = ready.children.current()?;
        let (_, told) = done.get().filter(|(child, _)| *child == state.child.id)?;
        Some(outcomes(&state.child.name, &told))
    });
    view! { {button}{told} }.drawn()
}

fn sign_in_link(code: &WishCode) -> Drawn {
    let path = ["/welcome?wishes=", code.as_str()].concat();
    view! { <a class="button" href=path>{student_words().sign_in}</a> }.drawn()
}

fn button(ready: Ready, state: ChildState, wishes: Vec<Arc<Offering>>, done: Done) -> Drawn {
    let texts = student_words();
    let label = (texts.take_over)(&state.child.name);
    let (known, submission) = (state.clone(), state.submission);
    let closed = Signal::derive(move || submission.is_out() || !known.is_known());
    let locked =
        live_if(move || submission.is_out().then(|| view! { <p class="soft">{texts.locked}</p> }.drawn()));
    let class = Signal::derive(move || match done.with(Option::is_some) {
        true => "button button--quiet",
        false => "button",
    });
    let act = press(move |_| {
        let outcomes = untrack(|| put_in(ready, &state, &wishes));
        let taken = outcomes.iter().filter(|outcome| outcome.is_taken_over()).count();
        ready.announcement.set((texts.taken_over)(&state.child.name, taken, outcomes.len()));
        done.set(Some((state.child.id.clone(), outcomes)));
        browser::focus_on("#outcomes".to_owned());
    });
    view! { <button class=class disabled=closed on:click=act>{label}</button>{locked} }.drawn()
}

/// Puts what fits into the draft, each beside what was put in before it.
fn put_in(ready: Ready, state: &ChildState, wishes: &[Arc<Offering>]) -> Vec<Outcome> {
    let planned = state.plan().map(|plan| plan.choices).unwrap_or_default();
    let groups = wishes.iter().flat_map(|offering| &offering.groups).map(|group| &group.id);
    let held: Vec<GroupId> = groups.filter(|group| state.holds(group)).cloned().collect();
    let school = ready.school();
    let standing = state.standing();
    // A plan is judged as on the day on which everything is open.
    let now = school.round.opens_at;
    let arrival = standing.as_ref().map(|standing| Arrival {
        grade: state.child.grade(),
        standing,
        round: &school.round,
        now,
    });
    let outcomes = with_groups(ready.menu, &planned, |planned| {
        let judge = Judge { school: &school, offerings: &[], child: &state.child, arrival };
        let wishes: Vec<&Offering> = wishes.iter().map(AsRef::as_ref).collect();
        take_over(&judge, planned, &held, &wishes, &|group: &GroupId| places_of(ready, group))
    });
    state.edit(|draft| {
        for (offering, outcome) in wishes.iter().zip(&outcomes) {
            if let WishOutcome::TakenOver(group) = outcome {
                let siblings: Vec<GroupId> = offering.groups.iter().map(|group| group.id.clone()).collect();
                draft.choose(group, &siblings);
            }
        }
    });
    wishes.iter().cloned().zip(outcomes).map(|(offering, became)| Outcome { offering, became }).collect()
}

fn places_of(ready: Ready, group: &GroupId) -> Option<Places> {
    let offering = ready.menu.offering_of(group)?;
    offering.group(group).map(|group| ready.menu.places(group))
}
