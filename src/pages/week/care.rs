use crate::{
    app::Ready,
    components::tick_box,
    drawn::{Draw, Drawn},
    state::{ChildState, words},
};
use kehou_contract::Window;
use leptos::prelude::*;

/// The windows whose care can be opted into, each with its box.
pub(super) fn care(ready: Ready, state: &ChildState) -> Drawn {
    let boxes: Vec<Drawn> = ready.school().care_windows().map(|window| care_box(state, window)).collect();
    view! { <fieldset class="sheet"><legend>{words().plan.care_windows}</legend>{boxes}</fieldset> }.drawn()
}

fn care_box(state: &ChildState, window: &Window) -> Drawn {
    let (id, ticked_id) = (window.id.clone(), window.id.clone());
    let (turned, asked) = (state.clone(), state.clone());
    let submission = state.submission;
    let ticked = Signal::derive(move || asked.plan().is_some_and(|plan| plan.care.contains(&ticked_id)));
    let locked = Signal::derive(move || submission.is_out());
    let text = [window.care.clone().unwrap_or_default().as_str(), &window.care_content].join(" · ");
    tick_box(text, ticked, locked, move |wanted| {
        turned.edit(|draft| draft.set_care(&id, wanted));
    })
}
