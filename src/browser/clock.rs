//! Time as the phone knows it; the school's time is the server's.

use leptos::prelude::{set_interval, set_timeout};
use std::time::Duration;

/// The phone's clock in milliseconds; only ever used together with an offset to the server's, or to tell how long ago
/// something was.
pub(crate) fn phone_millis() -> i64 {
    // A clock within 285 000 years of 1970 fits.
    js_sys::Date::now() as i64
}

/// Calls back once.
pub(crate) fn after(millis: u64, call: impl FnOnce() + 'static) {
    set_timeout(call, Duration::from_millis(millis));
}

/// Calls back every second, as long as the page lives.
pub(crate) fn every_second(call: impl Fn() + 'static) {
    set_interval(call, Duration::from_secs(1));
}

/// Waits.
pub(crate) async fn pause(millis: u64) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        after(millis, move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
