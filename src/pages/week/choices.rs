use crate::{
    app::Ready,
    browser,
    components::{Icon, WayOut, icon},
    drawn::{Draw, Drawn, live_if, press},
    pages::Page,
    state::{ChildState, late_words, words},
};
use kehou_contract::{Group, GroupId, Offering, Refusal};
use leptos::prelude::*;
use std::sync::Arc;

/// The offerings chosen, dearest first; what filled up meanwhile is said.
pub(super) fn choices(ready: Ready, state: ChildState) -> Drawn {
    live_if(move || {
        let choices = state.plan()?.choices;
        if choices.is_empty() {
            return None;
        }
        let title = (choices.len() > 1).then(|| view! { <h2>{words().plan.list}</h2> }.drawn());
        let rows: Vec<Drawn> =
            choices.iter().enumerate().map(|(at, id)| row(ready, &state, id, at)).collect();
        Some(view! { <section class="sheet">{title}<ol class="choices">{rows}</ol></section> }.drawn())
    })
}

fn row(ready: Ready, state: &ChildState, id: &GroupId, at: usize) -> Drawn {
    let Some((offering, group)) = find(ready, id) else {
        return gone(ready, state, id);
    };
    let title = offering.title_of(&group);
    let path = Page::Offering(offering.id.clone()).path();
    let texts = &words().plan;
    let (up_state, up_id) = (state.clone(), id.clone());
    let up = (at > 0).then(|| {
        do_button(state, (texts.more_important)(&title), Icon::Up, move || {
            up_state.edit(|draft| draft.move_up(&up_id));
            browser::focus_on(["#choice-", up_id.as_str(), " .choices__do"].concat());
        })
    });
    let take_out = take_out(state, id, &title);
    let waits = waiting(state, id);
    let hindered = hindered(ready, state.clone(), offering, group, title.clone());
    view! { <li class="choices__row" id=["choice-", id.as_str()].concat()><a href=path>{title}</a>{up}{take_out}{waits}{hindered}</li> }.drawn()
}

/// Whether a teacher has still to see the child before the place counts.
fn waiting(state: &ChildState, id: &GroupId) -> Drawn {
    let (term, id) = (state.term, id.clone());
    live_if(move || {
        let is_waiting = term.with(|term| {
            let mut held = term.iter().flat_map(|term| &term.enrolments);
            held.any(|enrolment| enrolment.group == id && enrolment.to_be_seen)
        });
        is_waiting.then(|| view! { <p class="soft">{late_words().entry.to_be_seen}</p> }.drawn())
    })
}

fn find(ready: Ready, id: &GroupId) -> Option<(Arc<Offering>, Group)> {
    let offering = ready.menu.offering_of(id)?;
    let group = offering.group(id)?.clone();
    Some((offering, group))
}

/// A choice that was taken off the menu since it was made.
fn gone(ready: Ready, state: &ChildState, id: &GroupId) -> Drawn {
    let why = (words().refusal)(&Refusal::NotOnTheMenu);
    let take_out = take_out(state, id, &why);
    let way = WayOut::of(&Refusal::NotOnTheMenu, &[], &ready.school().phone).drawn("way");
    view! { <li class="choices__row"><span class="card__why">{why}</span>{take_out}{way}</li> }.drawn()
}

fn take_out(state: &ChildState, id: &GroupId, title: &str) -> Drawn {
    let (out_state, out_id) = (state.clone(), id.clone());
    do_button(state, (words().plan.take_out)(title), Icon::Cross, move || {
        out_state.edit(|draft| draft.take_out(&out_id));
        browser::focus_heading();
    })
}

fn do_button(state: &ChildState, label: String, drawing: Icon, act: impl Fn() + 'static) -> Drawn {
    let locked = state.is_locked();
    let act = press(move |_| act());
    view! { <button class="choices__do" aria-label=label disabled=locked on:click=act>{icon(drawing)}</button> }.drawn()
}

/// What was free when it was chosen may be full by now, or no longer fit beside the rest: why, and what helps.
fn hindered(ready: Ready, state: ChildState, offering: Arc<Offering>, group: Group, title: String) -> Drawn {
    let school = ready.school();
    let weekdays = group.weekdays();
    let refusal = Memo::new(move |_| {
        let places = ready.menu.places(&group);
        let full = places.left() == 0 && !state.holds(&group.id);
        let full = full.then_some(Refusal::Full { capacity: places.capacity });
        full.or_else(|| state.hindrance(&school, ready.menu, &offering, &group))
    });
    live_if(move || {
        let refusal = refusal.get()?;
        let why = match &refusal {
            Refusal::Full { .. } => (words().plan.taken_meanwhile)(&title),
            _ => (words().refusal)(&refusal),
        };
        let way = WayOut::of(&refusal, &weekdays, &ready.school().phone).drawn("way");
        Some(view! { <p class="card__why">{why}</p>{way} }.drawn())
    })
}
