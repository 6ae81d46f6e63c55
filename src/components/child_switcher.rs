//! Which child the screen is about.

use crate::{
    app::Ready,
    drawn::{Draw, Drawn, live_if, press},
    state::words,
};
use kehou_contract::Child;
use leptos::prelude::*;
use std::sync::Arc;

/// The child's name and class; with several children, a button for each.
pub(crate) fn child_switcher(ready: Ready) -> Drawn {
    live_if(move || {
        let children: Vec<Arc<Child>> = ready.children.all().into_iter().map(|state| state.child).collect();
        match children.as_slice() {
            [] => None,
            [only] => Some(view! { <div class="children">{name_of(only)}</div> }.drawn()),
            several => Some(buttons(ready, several)),
        }
    })
}

fn buttons(ready: Ready, children: &[Arc<Child>]) -> Drawn {
    let buttons: Vec<Drawn> =
        children.iter().enumerate().map(|(index, child)| button(ready, index, child)).collect();
    view! { <div class="children" role="group" aria-label=words().common.child>{buttons}</div> }.drawn()
}

fn button(ready: Ready, index: usize, child: &Arc<Child>) -> Drawn {
    let pressed = Signal::derive(move || if ready.children.is_current(index) { "true" } else { "false" });
    let choose = press(move |_| ready.children.choose(index));
    view! { <button class="children__child" aria-pressed=pressed on:click=choose>{name_of(child)}</button> }
        .drawn()
}

fn name_of(child: &Child) -> Drawn {
    view! {
        <span class="child">
            <span class="child__mark" aria-hidden="true">{child.mark()}</span>
            <span class="child__name">{child.name.clone()}" "<small>{(words().home_class)(child.home_class)}</small></span>
        </span>
    }
    .drawn()
}
