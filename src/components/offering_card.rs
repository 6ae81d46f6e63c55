//! An offering on the menu.

use super::{fee_in_words, field_class, field_icon, icon, places_bar, when_now};
use crate::{
    app::Ready,
    drawn::{Draw, Drawn, live, live_if},
    pages::Page,
    state::words,
};
use kehou_contract::{FieldMark, Group, Offering, Refusal, School};
use leptos::prelude::*;
use std::sync::Arc;

/// Title, when and who, fee, places, and why not if not. The whole card is one link.
pub(crate) fn offering_card(ready: Ready, offering: Arc<Offering>) -> Drawn {
    let school = ready.school();
    let mark = school.field(&offering.field).map_or(FieldMark::Mind, |field| field.mark);
    let path = Page::Offering(offering.id.clone()).path();
    let facts: Vec<Drawn> =
        offering.groups.iter().map(|group| facts_of(ready, group, &offering, &school)).collect();
    let fee = fee_in_words(&offering);
    let title = offering.title.clone();
    let for_places = offering.clone();
    let standing = Memo::new(move |_| standing(ready, &school, &offering));
    let standing_word = Signal::derive(move || standing.with(|standing| standing.0));
    let why = live_if(move || {
        let (_, why) = standing.get();
        why.map(|why| view! { <p class="card__why">{why}</p> }.drawn())
    });
    view! {
        <li class=["card ", field_class(mark)].concat() data-standing=standing_word>
            <span class="card__mark">{icon(field_icon(mark))}</span>
            <h2 class="card__title"><a class="card__link" href=path>{title}</a></h2>
            <span class="card__fee">{fee}</span>
            {facts}
            {places_bar(move || ready.menu.places_of_all(&for_places))}
            {why}
        </li>
    }
    .drawn()
}

/// Where times differ by grade they follow the child; elsewhere nothing of a card needs to.
fn facts_of(ready: Ready, group: &Group, offering: &Arc<Offering>, school: &Arc<School>) -> Drawn {
    if !school.term.differs_by_grade() {
        return facts_for(offering.grades.from, group, offering, school);
    }
    let (group, offering, school) = (group.clone(), offering.clone(), school.clone());
    live(move || {
        let own = ready.children.current().map(|state| state.child.grade());
        let grade = own.filter(|grade| offering.grades.admits(*grade)).unwrap_or(offering.grades.from);
        facts_for(grade, &group, &offering, &school)
    })
}

fn facts_for(grade: u8, group: &Group, offering: &Offering, school: &School) -> Drawn {
    let when = when_now(group, school, grade);
    let mut facts = vec![when, (words().list)(&group.teachers), group.room.clone()];
    if let Some(provider) = &offering.provider {
        facts.insert(1, provider.clone());
    }
    view! { <p class="card__facts">{facts.join(" · ")}</p> }.drawn()
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
    let hindrances = offering.groups.iter().map(|group| state.hindrance(school, ready.menu, offering, group));
    match hindrances.collect::<Option<Vec<Refusal>>>() {
        Some(all) => ("barred", all.first().map(words().refusal)),
        None => ("open", None),
    }
}
