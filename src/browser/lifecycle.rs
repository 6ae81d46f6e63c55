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

/// Calls back when somebody touches the page or presses a key.
pub(crate) fn on_touch(call: impl Fn() + Copy + 'static) {
    std::mem::forget(window_event_listener(ev::pointerdown, move |_| call()));
    std::mem::forget(window_event_listener(ev::keydown, move |_| call()));
}

/// Calls back when the page is left, for another one or for good: a browser may keep it and show it again.
pub(crate) fn on_leaving(call: impl Fn() + 'static) {
    std::mem::forget(window_event_listener(ev::pagehide, move |_| call()));
}
