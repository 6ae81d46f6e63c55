//! A box to tick. None is ever ticked beforehand.

use crate::drawn::{Draw, Drawn};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// A box with its text; the whole row can be touched. `turn` gets the box's new state.
pub(crate) fn tick_box(
    text: String,
    ticked: Signal<bool>,
    disabled: Signal<bool>,
    turn: impl Fn(bool) + 'static,
) -> Drawn {
    let changed: Box<dyn FnMut(Event)> = Box::new(move |event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            turn(input.checked());
        }
    });
    view! {
        <label class="tick">
            <input type="checkbox" class="tick__box" prop:checked=ticked disabled=disabled on:change=changed/>
            <span>{text}</span>
        </label>
    }
    .drawn()
}
