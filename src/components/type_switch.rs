//! Large type (长辈版): one switch, to be seen on the first screen.

use crate::drawn::{Draw, Drawn, press};
use crate::state::{Settings, words};
use leptos::prelude::*;

/// Turns large type on and off.
pub(crate) fn type_switch() -> Drawn {
    let large = RwSignal::new(Settings::is_large());
    let turn = press(move |_| {
        large.update(|large| *large = !*large);
        Settings::choose_large(large.get_untracked());
    });
    let common = &words().common;
    let title = move || {
        if large.get() { common.ordinary_type } else { common.large_type }
    };
    view! { <button class="switch" on:click=turn>{title}</button> }.drawn()
}
