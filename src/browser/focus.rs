//! Where reading goes on after a change.

use leptos::{
    ev,
    prelude::{document, on_cleanup, request_animation_frame, window, window_event_listener},
};
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

/// Calls back whenever the page was scrolled, as long as the screen stands that asks for it.
pub(crate) fn while_scrolling(call: impl Fn() + 'static) {
    let listening = window_event_listener(ev::scroll, move |_| call());
    on_cleanup(move || listening.remove());
}

/// Whether less than two screens of the page are left below.
pub(crate) fn end_is_near() -> bool {
    let height = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64());
    let screen = height(window().inner_height()).unwrap_or(0.0);
    let page = document().document_element().map_or(0.0, |page| f64::from(page.scroll_height()));
    page - scroll_position() < 3.0 * screen
}

/// Calls back before the next frame is drawn.
pub(crate) fn next_frame(call: impl FnOnce() + 'static) {
    request_animation_frame(call);
}

/// Scrolls once the new screen stands.
pub(crate) fn scroll_to(position: f64) {
    request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, position));
}
