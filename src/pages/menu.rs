mod draft_bar;
mod filters;
mod query;

use crate::{
    app::Ready,
    browser,
    components::{child_switcher, offering_card, round_banner, top_bar, type_switch},
    drawn::{Draw, Drawn, live_if, rows},
    pages::Page,
    state::words,
};
use draft_bar::draft_bar;
use filters::{clear_button, filters};
use kehou_contract::{Offering, rules::MenuFilter};
use leptos::prelude::*;
use std::sync::Arc;

/// The menu: round, filters, cards, and the draft at the bottom.
pub(super) fn menu(ready: Ready) -> Drawn {
    let filter = RwSignal::new(query::read(&browser::location().1));
    Effect::new(move |_| browser::set_query(&query::write(&filter.get())));
    let shown = Memo::new(move |_| Shown(filter.with(|filter| shown(ready, filter))));
    let each = move || shown.get().0;
    let cards = rows(each, move |offering| offering_card(ready, offering));
    let count = Signal::derive(move || (words().menu.count)(shown.with(|shown| shown.0.len())));
    let nothing = live_if(move || {
        let nothing = shown.with(|shown| shown.0.is_empty());
        nothing.then(|| view! { <p class="empty">{words().menu.nothing_fits}</p> }.drawn())
    });
    view! {
        {top_bar(ready, words().menu.title, None, type_switch())}
        {child_switcher(ready)}
        {round_banner(ready)}
        {filters(ready, filter)}
        <div class="count">
            <p role="status">{count}</p>
            <a class="count__wishes" href=Page::TypeWishCode.path()>{words().menu.wish_list}</a>
            {clear_button(filter)}</div>
        <ul class="cards">{cards}</ul>
        {nothing}
        {draft_bar(ready)}
    }
    .drawn()
}

/// The offerings shown with their places on the whole menu, compared by those: numbers that change redraw no list.
#[derive(Clone)]
struct Shown(Vec<(usize, Arc<Offering>)>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|((a, _), (b, _))| a == b)
    }
}

fn shown(ready: Ready, filter: &MenuFilter) -> Vec<(usize, Arc<Offering>)> {
    let school = ready.school();
    let current = ready.children.current();
    let offerings = ready.menu.offerings();
    let admitted = offerings.iter().enumerate().filter(|(_, offering)| {
        let places = || offering.groups.iter().map(|group| ready.menu.places(group)).collect();
        let fits = || current.as_ref().is_none_or(|child| child.fits(&school, ready.menu, offering));
        filter.admits(offering, places, fits)
    });
    admitted.map(|(place, offering)| (place, offering.clone())).collect()
}
