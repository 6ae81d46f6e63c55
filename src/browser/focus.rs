//! Where reading goes on after a change.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves the focus to the heading of the screen that has just appeared, so that it is read out.
pub(crate) fn focus_heading() {
    focus_on("h1".to_owned());
}

/// Moves the focus to what a selector finds, once the page has been drawn anew: a button that gives way leaves it to
/// what took its place.
pub(crate) fn focus_on(selector: String) {
    request_animation_frame(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = found.focus();
        }
    });
}

/// Moves the focus to the heading where what had it is gone.
pub(crate) fn focus_if_lost() {
    request_animation_frame(|| {
        let focused = document().active_element();
        if focused.is_none_or(|focused| focused.tag_name() == "BODY") {
            focus_heading();
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
