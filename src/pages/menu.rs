mod draft_bar;
mod filters;
mod query;

use crate::{
    app::Ready,
    browser,
    components::{child_switcher, offering_card, round_banner, top_bar, type_switch},
    drawn::{Draw, Drawn, Growing, live_if, rows},
    pages::Page,
    state::words,
};
pub(crate) use query::address as menu_address;

use draft_bar::draft_bar;
use filters::{clear_button, filters};
use kehou_contract::{Offering, rules::MenuFilter};
use leptos::prelude::*;
use std::sync::Arc;

/// The menu: round, filters, cards, and the draft at the bottom.
pub(super) fn menu(ready: Ready) -> Drawn {
    let filter = RwSignal::new(query::read(&browser::location().1));
    // Words typed are no part of the address: it is not written anew for each of them.
    let address = Memo::new(move |_| filter.with(query::write));
    Effect::new(move |_| browser::set_query(&address.get()));
    let shown = Memo::new(move |_| Shown(filter.with(|filter| shown(ready, filter))));
    let growing = Growing::follow(ready.navigator.menu_rows);
    let cards = rows(
        move || shown.with(|shown| growing.cut(&shown.0)),
        move |offering| offering_card(ready, offering),
    );
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
struct Shown(Vec<(usize, Arc<Offering>)>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|((a, _), (b, _))| a == b)
    }
}

fn shown(ready: Ready, filter: &MenuFilter) -> Vec<(usize, Arc<Offering>)> {
    let school = ready.school();
    let current = ready.children.current();
    let sibling = filter.ends_with.and_then(|at| {
        let siblings = ready.children.siblings();
        siblings.into_iter().find(|(place, _)| *place == at).map(|(_, sibling)| sibling)
    });
    let ends = |offering: &Offering| match (&current, &sibling) {
        (Some(child), Some(sibling)) => child.ends_with(&school, ready.menu, offering, sibling),
        _ => true,
    };
    let admitted = ready.menu.numbered().into_iter().filter(|(_, offering)| {
        let places = || offering.groups.iter().map(|group| ready.menu.places(group)).collect();
        let fits = || current.as_ref().is_none_or(|child| child.fits(&school, ready.menu, offering));
        filter.admits(offering, || !offering.rates.is_empty(), places, fits) && ends(offering)
    });
    admitted.collect()
}
