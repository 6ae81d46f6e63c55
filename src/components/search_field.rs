//! A field to search with.

use super::{Icon, icon};
use crate::drawn::{Draw, Drawn};
use leptos::{ev::Event, prelude::*};

/// What is searched for is told with every sign typed.
pub(crate) fn search_field(
    label: &'static str,
    hint: &'static str,
    query: Signal<String>,
    typed: impl Fn(String) + 'static,
) -> Drawn {
    let typed: Box<dyn FnMut(Event)> = Box::new(move |event| typed(event_target_value(&event)));
    view! {
        <label class="search">
            {icon(Icon::Search)}
            <input class="search__input" type="search" aria-label=label placeholder=hint enterkeyhint="search"
                autocomplete="off" prop:value=query on:input=typed/>
        </label>
    }
    .drawn()
}
