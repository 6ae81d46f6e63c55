//! A box to tick. None is ever ticked beforehand.

use leptos::prelude::*;

/// A box with its text; the whole row can be touched.
pub(crate) fn tick_box(
    text: String,
    ticked: impl Fn() -> bool + Send + 'static,
    disabled: impl Fn() -> bool + Send + 'static,
    turn: impl Fn(bool) + 'static,
) -> AnyView {
    view! {
        <label class="tick">
            <input type="checkbox" class="tick__box" prop:checked=ticked disabled=disabled
                on:change:target=move |event| turn(event.target().checked())/>
            <span>{text}</span>
        </label>
    }
    .into_any()
}
