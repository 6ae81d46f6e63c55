//! What is kept on this phone. Where storage is switched off everything works until the page is closed.

use crate::json;
use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under a name, if it can still be read.
pub(crate) fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = storage()?.get_item(&full(name)).ok()??;
    json::read(&text).ok()
}

/// Keeps something under a name.
pub(crate) fn store<T: Serialize>(name: &str, thing: &T) {
    if let (Some(storage), Ok(text)) = (storage(), json::write(thing)) {
        let _ = storage.set_item(&full(name), &text);
    }
}

/// Keeps nothing under a name any more.
pub(crate) fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&full(name));
    }
}

fn full(name: &str) -> String {
    ["kehou.", name].concat()
}
