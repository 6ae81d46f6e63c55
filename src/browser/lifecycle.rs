//! Whether anybody is looking.

use leptos::ev;
use leptos::prelude::{document, window_event_listener};

/// Whether the page is in front.
pub(crate) fn is_visible() -> bool {
    !document().hidden()
}

/// Calls back when the page comes to the front again.
pub(crate) fn on_visible(call: impl Fn() + 'static) {
    // `focus` reaches the window in every engine, WeChat's included; `visibilitychange` does not.
    std::mem::forget(window_event_listener(ev::focus, move |_| call()));
}
