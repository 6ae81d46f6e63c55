//! Places as a bar and in words.

use crate::drawn::{Draw, Drawn};
use crate::state::words;
use kehou_contract::{Availability, Places};
use leptos::prelude::*;

/// Follows the numbers; colour never says what the word does not.
pub(crate) fn places_bar(places: impl Fn() -> Places + Send + Sync + 'static) -> Drawn {
    let places = Memo::new(move |_| Shown(places()));
    let class = Signal::derive(move || match places.get().0.availability() {
        Availability::Open => "places",
        Availability::Few => "places places--few",
        Availability::Full => "places places--full",
    });
    let width = Signal::derive(move || {
        let Places { capacity, enrolled } = places.get().0;
        [(enrolled.min(capacity) * 100 / capacity.max(1)).to_string(), "%".to_owned()].concat()
    });
    let word = Signal::derive(move || (words().places)(places.get().0));
    view! {
        <div class=class>
            <span class="places__bar" aria-hidden="true"><i class="places__taken" style:inline-size=width></i></span>
            <span class="places__word">{word}</span>
        </div>
    }
    .drawn()
}

#[derive(Clone, Copy, PartialEq)]
struct Shown(Places);
