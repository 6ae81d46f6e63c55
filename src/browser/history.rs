//! The address bar.

use kehou_contract::routes;
use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent, Node};

/// Path and query of the address, the query without its question mark.
pub(crate) fn location() -> (String, String) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    (path, query.trim_start_matches('?').to_owned())
}

/// Goes to an address of the app; the browser's back leads here again.
pub(crate) fn push(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Puts an address of the app in the place of this one.
pub(crate) fn replace(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Puts a query behind the path, in the place of the one that stands there.
pub(crate) fn set_query(query: &str) {
    let (path, _) = location();
    if query.is_empty() {
        replace(&path);
    } else {
        replace(&[&path, "?", query].concat());
    }
}

/// One step back, or to `otherwise` when the family came straight here from a link.
pub(crate) fn back(otherwise: impl FnOnce()) {
    match window().history() {
        Ok(history) if history.length().unwrap_or(0) > 1 => {
            let _ = history.back();
        }
        _ => otherwise(),
    }
}

/// Calls back when the browser's own back or forward was used.
pub(crate) fn on_back(call: impl Fn() + 'static) {
    // Lives as long as the page.
    std::mem::forget(window_event_listener(ev::popstate, move |_| call()));
}

/// Calls back with the path when a link inside the app is followed, as `is_inner` knows its paths; new windows, other
/// sites and the server's own addresses stay the browser's.
pub(crate) fn on_link(is_inner: fn(&str) -> bool, call: impl Fn(String) + 'static) {
    std::mem::forget(window_event_listener(ev::click, move |event| {
        if let Some(path) = inner_link(&event).filter(|path| is_inner(path)) {
            event.prevent_default();
            call(path);
        }
    }));
}

fn inner_link(event: &MouseEvent) -> Option<String> {
    if event.default_prevented() || event.button() != 0 {
        return None;
    }
    if event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let mut node = event.target()?.dyn_into::<Node>().ok();
    while let Some(current) = node {
        if let Some(link) = current.dyn_ref::<HtmlAnchorElement>() {
            return path_of(link);
        }
        node = current.parent_node();
    }
    None
}

fn path_of(link: &HtmlAnchorElement) -> Option<String> {
    let ours = window().location().host().ok()?;
    let elsewhere =
        link.host() != ours || !link.target().is_empty() || link.pathname().starts_with(routes::PREFIX);
    let within_page = link.get_attribute("href").is_some_and(|href| href.starts_with('#'));
    let telephone = !link.protocol().starts_with("http");
    (!elsewhere && !within_page && !telephone && document().body().is_some())
        .then(|| [link.pathname(), link.search()].concat())
}
