use super::{
    Screen,
    company::{companies, is_wished},
    name_of,
};
use crate::{
    api, browser,
    components::Task,
    drawn::{Draw, Drawn, live, press},
    state::{ChildState, late_words},
};
use kehou_contract::{UsualCompany, WishedCompany, routes::SetUsualCompany};
use leptos::prelude::*;

/// With whom each child leaves on an ordinary day.
pub(super) fn usual(screen: Screen, children: &[ChildState]) -> Drawn {
    let groups: Vec<Drawn> = children.iter().map(|state| of_child(screen, state)).collect();
    view! { <section class="sheet">{groups}</section> }.drawn()
}

fn of_child(screen: Screen, state: &ChildState) -> Drawn {
    let title = (late_words().pick_up.usually)(&name_of(state));
    let (aria, whom) = (title.clone(), title.clone());
    let id = ["usual-", state.child.id.as_str()].concat();
    let focus = ["#", &id].concat();
    let task = Task::new();
    let state = state.clone();
    let chips = live(move || {
        let usual = screen.of(&state.child.id, |told| told.usual.clone());
        let chips = companies(screen, &state.child.id).into_iter().map(|(wished, text)| {
            let pressed = usual.as_ref().is_some_and(|usual| is_wished(usual, &wished));
            let name = (late_words().pick_up.meant_for)(&text, &whom);
            chip(screen, &state, task, wished, (text, name), pressed, &focus)
        });
        view! { <div class="row">{chips.collect::<Vec<_>>()}</div> }.drawn()
    });
    view! {
        <div class="usual" id=id role="group" aria-label=aria tabindex="-1">
            <h2>{title}</h2>{chips}{task.fault_and_way_out(screen.ready)}
        </div>
    }
    .drawn()
}

fn chip(
    screen: Screen,
    state: &ChildState,
    task: Task,
    wished: WishedCompany,
    (text, name): (String, String),
    pressed: bool,
    focus: &str,
) -> Drawn {
    let key = browser::new_key();
    let (state, focus) = (state.clone(), focus.to_owned());
    let choose = press(move |_| {
        let (body, key, focus) = (UsualCompany { with: wished.clone() }, key.clone(), focus.clone());
        let endpoint = SetUsualCompany { child_id: state.child.id.clone() };
        task.begin(async move {
            api::call_with_key(&endpoint, &body, Some(&key)).await?;
            screen.after_change(focus).await
        });
    });
    let pressed = if pressed { "true" } else { "false" };
    view! { <button class="chip" aria-label=name aria-pressed=pressed disabled=task.is_busy() on:click=choose>{text}</button> }
        .drawn()
}
