use crate::{
    app::Ready,
    components::{Icon, icon},
    pages::Page,
    state::{ChildState, Draft, words},
};
use kehou_contract::GroupId;
use leptos::prelude::*;

/// The offerings chosen, dearest first; what filled up meanwhile is said.
pub(super) fn choices(ready: Ready, state: &ChildState, plan: &Draft) -> AnyView {
    if plan.choices.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = plan
        .choices
        .iter()
        .enumerate()
        .filter_map(|(at, id)| row(ready, state, id, at))
        .collect();
    let many = plan.choices.len() > 1;
    let title = many.then(|| view! { <h2>{words().plan.list}</h2> });
    view! { <section class="sheet">{title}<ol class="choices">{rows}</ol></section> }.into_any()
}

fn row(ready: Ready, state: &ChildState, id: &GroupId, at: usize) -> Option<AnyView> {
    let offering = ready.menu.offering_of(id)?;
    let group = offering.group(id)?.clone();
    let title = offering.title_of(&group);
    let path = Page::Offering(offering.id.clone()).path();
    let texts = &words().plan;
    let (up_state, out_state, full_state) = (state.clone(), state.clone(), state.clone());
    let (up_id, out_id) = (id.clone(), id.clone());
    let locked = state.is_locked();
    let full_title = title.clone();
    let filled_up = move || {
        let full = ready.menu.places(&group).left() == 0 && !full_state.holds(&group.id);
        full.then(|| view! { <p class="card__why">{(texts.taken_meanwhile)(&full_title)}</p> })
    };
    let up = (at > 0).then(|| {
        let label = (texts.more_important)(&title);
        view! { <button class="choices__do" aria-label=label disabled=locked on:click=move |_| up_state.edit(|draft| draft.move_up(&up_id))>{icon(Icon::Up)}</button> }
    });
    let out_label = (texts.take_out)(&title);
    Some(
        view! {
            <li class="choices__row">
                <a href=path>{title}</a>
                {up}
                <button class="choices__do" aria-label=out_label disabled=locked on:click=move |_| out_state.edit(|draft| draft.take_out(&out_id))>{icon(Icon::Cross)}</button>
                {filled_up}
            </li>
        }
        .into_any(),
    )
}
