use super::{View, capacity::capacity, publication::publication, sessions::sessions};
use crate::{
    components::{field_class, field_icon, icon, places_bar, when_now},
    drawn::{Draw, Drawn, live_if, press},
    staff::StaffRoom,
    state::words,
};
use kehou_contract::{FieldMark, Group, Offering};
use leptos::prelude::*;
use std::sync::Arc;

/// One offering: its name opens what can be changed. Only what is open is drawn: a school has hundreds.
pub(super) fn managed(room: StaffRoom, view: View, offering: Arc<Offering>, published: bool) -> Drawn {
    let texts = &room.words.office;
    let mark = room
        .school
        .with_untracked(|school| school.field(&offering.field).map_or(FieldMark::Mind, |field| field.mark));
    let is_open = RwSignal::new(false);
    let expanded = Signal::derive(move || if is_open.get() { "true" } else { "false" });
    let turn = press(move |_| is_open.update(|open| *open = !*open));
    let (class, state) = match published {
        true => ("state", texts.on_the_menu),
        false => ("state state--no", texts.hidden),
    };
    let title = offering.title.clone();
    let body = live_if(move || {
        let offering = offering.clone();
        is_open.get().then(|| untrack(|| opened(room, view, &offering, published)))
    });
    view! {
        <li class=["sheet managed__one ", field_class(mark)].concat()>
            <h2 class="managed__head"><button class="managed__open" aria-expanded=expanded on:click=turn>
                <span class="board__mark">{icon(field_icon(mark))}</span><span>{title}</span><span class=class>{state}</span>
            </button></h2>
            {body}
        </li>
    }
    .drawn()
}

fn opened(room: StaffRoom, view: View, offering: &Arc<Offering>, published: bool) -> Drawn {
    let groups: Vec<Drawn> =
        offering.groups.iter().map(|group| managed_group(room, view, offering, group)).collect();
    view! { {groups}{publication(room, view, offering, published)} }.drawn()
}

fn managed_group(room: StaffRoom, view: View, offering: &Offering, group: &Group) -> Drawn {
    let grade = offering.grades.from;
    let when = room.school.with_untracked(|school| when_now(group, school, grade));
    let facts = [when, (words().list)(&group.teachers), group.room.clone()].join(" · ");
    let title = offering.title_of(group);
    // An offering with one group has said its title already.
    let heading = (!group.title.is_empty()).then(|| view! { <b>{title.clone()}</b> }.drawn());
    let for_places = group.clone();
    view! {
        <section class="managed__group" aria-label=title.clone()>
            <p>{heading}<small class="managed__facts">{facts}</small></p>
            {places_bar(move || room.menu.places(&for_places))}
            <div class="changes">{capacity(room, &title, group)}{sessions(room, view, &title, group, grade)}</div>
        </section>
    }
    .drawn()
}
