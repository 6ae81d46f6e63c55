//! A list to choose one from, or all.

use crate::drawn::{Draw, Drawn};
use leptos::{ev::Event, prelude::*};

/// What is chosen is told by its position; `all` is the name of the list and of choosing none of it.
pub(crate) fn select_one(
    all: &'static str,
    titles: Vec<String>,
    chosen: Signal<Option<usize>>,
    choose: impl Fn(Option<usize>) + 'static,
) -> Drawn {
    named_select(all.to_owned(), all, titles, chosen, choose)
}

/// The same where choosing none of it is not what the list is called.
pub(crate) fn named_select(
    name: String,
    all: &'static str,
    titles: Vec<String>,
    chosen: Signal<Option<usize>>,
    choose: impl Fn(Option<usize>) + 'static,
) -> Drawn {
    let changed: Box<dyn FnMut(Event)> =
        Box::new(move |event| choose(event_target_value(&event).parse().ok()));
    let value = Signal::derive(move || chosen.get().map(|at| at.to_string()).unwrap_or_default());
    let options: Vec<Drawn> =
        titles.into_iter().enumerate().map(|(at, title)| option(at.to_string(), title)).collect();
    view! {
        <select class="select" aria-label=name prop:value=value on:change=changed>
            {option(String::new(), all.to_owned())}
            {options}
        </select>
    }
    .drawn()
}

fn option(value: String, title: String) -> Drawn {
    view! { <option value=value>{title}</option> }.drawn()
}
