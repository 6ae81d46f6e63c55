use crate::{
    app::Ready,
    browser,
    components::{Icon, icon},
    drawn::{Draw, Drawn, live_if, press},
    pages::Page,
    state::{ChildState, words},
};
use kehou_contract::{Group, GroupId};
use leptos::prelude::*;

/// The offerings chosen, dearest first; what filled up meanwhile is said.
pub(super) fn choices(ready: Ready, state: ChildState) -> Drawn {
    live_if(move || {
        let choices = state.plan()?.choices;
        if choices.is_empty() {
            return None;
        }
        let title = (choices.len() > 1).then(|| view! { <h2>{words().plan.list}</h2> }.drawn());
        let rows: Vec<Drawn> =
            choices.iter().enumerate().filter_map(|(at, id)| row(ready, &state, id, at)).collect();
        Some(view! { <section class="sheet">{title}<ol class="choices">{rows}</ol></section> }.drawn())
    })
}

fn row(ready: Ready, state: &ChildState, id: &GroupId, at: usize) -> Option<Drawn> {
    let offering = ready.menu.offering_of(id)?;
    let group = offering.group(id)?;
    let title = offering.title_of(group);
    let path = Page::Offering(offering.id.clone()).path();
    let texts = &words().plan;
    let (up_state, up_id) = (state.clone(), id.clone());
    let up = (at > 0).then(|| {
        do_button(state, (texts.more_important)(&title), Icon::Up, move || {
            up_state.edit(|draft| draft.move_up(&up_id));
            browser::focus_on(["#choice-", up_id.as_str(), " .choices__do"].concat());
        })
    });
    let (out_state, out_id) = (state.clone(), id.clone());
    let take_out = do_button(state, (texts.take_out)(&title), Icon::Cross, move || {
        out_state.edit(|draft| draft.take_out(&out_id));
        browser::focus_heading();
    });
    let filled_up = filled_up(ready, state.clone(), group.clone(), title.clone());
    Some(view! { <li class="choices__row" id=["choice-", id.as_str()].concat()><a href=path>{title}</a>{up}{take_out}{filled_up}</li> }.drawn())
}

fn do_button(state: &ChildState, label: String, drawing: Icon, act: impl Fn() + 'static) -> Drawn {
    let locked = state.is_locked();
    let act = press(move |_| act());
    view! { <button class="choices__do" aria-label=label disabled=locked on:click=act>{icon(drawing)}</button> }.drawn()
}

/// What was free when it was chosen may be full by now.
fn filled_up(ready: Ready, state: ChildState, group: Group, title: String) -> Drawn {
    live_if(move || {
        let full = ready.menu.places(&group).left() == 0 && !state.holds(&group.id);
        full.then(|| view! { <p class="card__why">{(words().plan.taken_meanwhile)(&title)}</p> }.drawn())
    })
}
