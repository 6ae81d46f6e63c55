use crate::{
    app::Ready,
    components::offering_card,
    drawn::{Draw, Drawn},
    state::words,
};
use kehou_contract::Offering;
use leptos::prelude::*;

/// How many are enough to go on with.
const MOST: usize = 3;

/// Others of the same field that fit the child and have a place.
pub(super) fn similar(ready: Ready, offering: &Offering) -> Drawn {
    let school = ready.school();
    let current = ready.children.current();
    let offerings = ready.menu.offerings();
    let alike = offerings.iter().filter(|other| other.field == offering.field && other.id != offering.id);
    let fitting = alike
        .filter(|other| current.as_ref().is_none_or(|child| child.could_take(&school, ready.menu, other)));
    let cards: Vec<Drawn> = fitting.take(MOST).map(|other| offering_card(ready, other.clone())).collect();
    if cards.is_empty() {
        return Drawn::nothing();
    }
    view! { <section class="similar"><h2>{words().offering.similar}</h2><ul class="cards">{cards}</ul></section> }
        .drawn()
}
