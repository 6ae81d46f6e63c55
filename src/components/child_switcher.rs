//! Which child the screen is about.

use crate::{app::Ready, state::words};
use kehou_contract::Child;
use leptos::prelude::*;

/// The child's name and class; with several children, a button for each.
pub(crate) fn child_switcher(ready: Ready) -> impl IntoView {
    move || {
        let states = ready.children.all();
        let current = ready.children.current()?;
        if states.len() < 2 {
            return Some(view! { <div class="children">{name_of(&current.child)}</div> }.into_any());
        }
        let buttons = states.into_iter().enumerate().map(|(index, state)| {
            let pressed = if state.child.id == current.child.id { "true" } else { "false" };
            view! {
                <button class="children__child" aria-pressed=pressed on:click=move |_| ready.children.choose(index)>
                    {name_of(&state.child)}
                </button>
            }
        });
        let buttons = buttons.collect_view();
        Some(
            view! { <div class="children" role="group" aria-label=words().common.child>{buttons}</div> }
                .into_any(),
        )
    }
}

fn name_of(child: &Child) -> impl IntoView + use<> {
    view! {
        <span class="child">
            <span class="child__mark" aria-hidden="true">{child.mark()}</span>
            <span class="child__name">{child.name.clone()}" "<small>{(words().home_class)(child.home_class)}</small></span>
        </span>
    }
}
