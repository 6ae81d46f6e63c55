//! A chip that is on or off.

use crate::drawn::{Draw, Drawn, press};
use leptos::prelude::*;

/// One question of a filter, answered by a press.
pub(crate) fn chip(text: String, is_on: Signal<bool>, turn: impl Fn() + 'static) -> Drawn {
    let pressed = Signal::derive(move || if is_on.get() { "true" } else { "false" });
    view! { <button class="chip" type="button" aria-pressed=pressed on:click=press(move |_| turn())>{text}</button> }.drawn()
}
