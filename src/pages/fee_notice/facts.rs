use crate::drawn::{Draw, Drawn};
use leptos::prelude::*;

/// A fact under its name.
pub(super) fn sentences(title: &'static str, text: String) -> Drawn {
    view! { <div class="fees__fact"><dt>{title}</dt><dd>{text}</dd></div> }.drawn()
}

/// A sheet with a line for each sentence; none without any.
pub(super) fn lines(title: &'static str, said: Vec<String>, note: &'static str) -> Drawn {
    if said.is_empty() {
        return Drawn::nothing();
    }
    let said: Vec<Drawn> = said.into_iter().map(|line| view! { <li>{line}</li> }.drawn()).collect();
    let note = (!note.is_empty()).then(|| view! { <p class="soft">{note}</p> }.drawn());
    view! { <section class="sheet"><h2>{title}</h2><ul class="fees__list">{said}</ul>{note}</section> }
        .drawn()
}
