//! Where reading goes on after a change.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves the focus to the heading of the screen that has just appeared, so that it is read out.
pub(crate) fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().query_selector("h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    });
}

/// How far the page is scrolled, in CSS pixels.
pub(crate) fn scroll_position() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Scrolls once the new screen stands.
pub(crate) fn scroll_to(position: f64) {
    request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, position));
}
