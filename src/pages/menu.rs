mod draft_bar;
mod filters;
mod query;

use crate::{
    app::Ready,
    browser,
    components::{child_switcher, offering_card, round_banner, top_bar, type_switch},
    state::words,
};
use draft_bar::draft_bar;
use filters::filters;
use kehou_contract::{Offering, rules::MenuFilter};
use leptos::prelude::*;
use std::sync::Arc;

/// The menu: round, filters, cards, and the draft at the bottom.
pub(super) fn menu(ready: Ready) -> AnyView {
    let filter = RwSignal::new(query::read(&browser::location().1));
    Effect::new(move |_| browser::set_query(&query::write(&filter.get())));
    let shown = Memo::new(move |_| Shown(filter.with(|filter| shown(ready, filter))));
    let cards = move || shown.get().0;
    view! {
        {top_bar(ready, words().menu.title, None, type_switch().into_any())}
        {child_switcher(ready)}
        {round_banner(ready)}
        {filters(ready, filter)}
        <p class="count" role="status">{move || (words().menu.count)(shown.with(|shown| shown.0.len()))}</p>
        <ul class="cards">
            <For each=cards key=|offering| offering.id.clone() children=move |offering| offering_card(ready, offering)/>
        </ul>
        {move || shown.with(|shown| shown.0.is_empty()).then(|| view! { <p class="empty">{words().menu.nothing_fits}</p> })}
        {draft_bar(ready)}
    }
    .into_any()
}

/// The offerings shown, compared by identity: numbers that change redraw no list.
#[derive(Clone)]
struct Shown(Vec<Arc<Offering>>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| a.id == b.id)
    }
}

fn shown(ready: Ready, filter: &MenuFilter) -> Vec<Arc<Offering>> {
    let school = ready.school();
    let current = ready.children.current();
    let offerings = ready.menu.offerings();
    let admitted = offerings.iter().filter(|offering| {
        let places = || {
            offering
                .groups
                .iter()
                .map(|group| ready.menu.places(group))
                .collect()
        };
        let fits = || {
            current
                .as_ref()
                .is_none_or(|child| child.fits(&school, ready.menu, offering))
        };
        filter.admits(offering, places, fits)
    });
    admitted.cloned().collect()
}
