//! An offering on the menu.

use super::{fee_in_words, field_class, field_icon, icon, places_bar, season_shown, when_in_words};
use crate::{app::Ready, pages::Page, state::words};
use kehou_contract::{FieldMark, Group, Offering, Refusal, School};
use leptos::prelude::*;
use std::sync::Arc;

/// Title, when and who, fee, places, and why not if not. The whole card is one link.
pub(crate) fn offering_card(ready: Ready, offering: Arc<Offering>) -> impl IntoView {
    let school = ready.school();
    let mark = school
        .field(&offering.field)
        .map_or(FieldMark::Mind, |field| field.mark);
    let path = Page::Offering(offering.id.clone()).path();
    let facts = offering
        .groups
        .iter()
        .map(|group| facts_of(group, &offering, &school))
        .collect_view();
    let fee = fee_in_words(&offering, &school);
    let title = offering.title.clone();
    let for_places = StoredValue::new_local(offering.clone());
    let for_state = StoredValue::new_local(offering);
    let standing = Memo::new(move |_| standing(ready, &school_of(ready), &for_state.get_value()));
    view! {
        <li class=["card ", field_class(mark)].concat() data-standing=move || standing.get().0>
            <span class="card__mark">{icon(field_icon(mark))}</span>
            <h2 class="card__title"><a class="card__link" href=path>{title}</a></h2>
            <span class="card__fee">{fee}</span>
            {facts}
            {places_bar(move || for_places.with_value(|offering| ready.menu.places_of_all(offering)))}
            {move || standing.get().1.map(|why| view! { <p class="card__why">{why}</p> })}
        </li>
    }
}

fn school_of(ready: Ready) -> Arc<School> {
    ready.school()
}

fn facts_of(group: &Group, offering: &Offering, school: &School) -> impl IntoView + use<> {
    let when = season_shown(school)
        .map(|season| when_in_words(group, season))
        .unwrap_or_default();
    let mut facts = vec![when, group.teachers.join("、"), group.room.clone()];
    if let Some(provider) = &offering.provider {
        facts.insert(1, provider.clone());
    }
    view! { <p class="card__facts">{facts.join(" · ")}</p> }
}

/// How an offering stands to the child: a word for the style sheet, and a sentence where it is needed.
fn standing(ready: Ready, school: &School, offering: &Offering) -> (&'static str, Option<String>) {
    let Some(state) = ready.children.current() else {
        return ("open", None);
    };
    if offering.groups.iter().any(|group| state.holds(&group.id)) {
        return ("held", Some(words().menu.held.to_owned()));
    }
    if offering.groups.iter().any(|group| state.has_chosen(&group.id)) {
        return ("chosen", Some(words().menu.chosen.to_owned()));
    }
    let hindrances: Vec<Option<Refusal>> = offering
        .groups
        .iter()
        .map(|group| state.hindrance(school, ready.menu, offering, group))
        .collect();
    match hindrances.into_iter().collect::<Option<Vec<_>>>() {
        Some(all) => ("barred", all.first().map(words().refusal)),
        None => ("open", None),
    }
}
