use super::Entry;
use crate::{
    components::{field_class, field_icon, icon, when_now},
    drawn::{Draw, Drawn, live_if},
    staff::{StaffRoom, page::StaffPage},
    state::words,
};
use kehou_contract::{
    FieldMark, Places,
    rules::{Opening, opening},
};
use leptos::prelude::*;

/// One group: what, when, who; a bar with the minimum marked on it; the numbers, and what they mean in a word.
pub(super) fn board_row(room: StaffRoom, entry: &Entry) -> Drawn {
    let (offering, group) = (&entry.offering, entry.group().clone());
    let school = room.school.get_untracked();
    let mark = school.field(&offering.field).map_or(FieldMark::Mind, |field| field.mark);
    let title = offering.title_of(&group);
    let when = when_now(&group, &school, offering.grades.from);
    let facts = [when, (words().list)(&group.teachers), group.room.clone()].join(" · ");
    let (minimum, id) = (group.minimum, group.id.clone());
    let places = Memo::new(move |_| room.menu.places(&group));
    let stands = Memo::new(move |_| opening(places.get(), minimum));
    let word = Signal::derive(move || (room.words.board.opening)(stands.get()));
    let class = Signal::derive(move || match stands.get() {
        Opening::Missing(_) => "missing",
        Opening::Opens(_) => "opens",
        Opening::Full => "full",
    });
    let numbers = Signal::derive(move || {
        let Places { capacity, enrolled } = places.get();
        [enrolled.to_string(), capacity.to_string()].join(" / ")
    });
    let for_link = title.clone();
    let link = live_if(move || {
        let may = room.teacher.with(|teacher| {
            teacher.as_ref().is_some_and(|teacher| teacher.office || teacher.groups.contains(&id))
        });
        let name = (room.words.board.roster_of)(&for_link);
        let path = StaffPage::Roster(id.clone()).path();
        may.then(|| {
            view! { <a class="board__list" href=path aria-label=name>{room.words.board.roster}</a> }.drawn()
        })
    });
    view! {
        <li class=["board__row ", field_class(mark)].concat() data-opening=class>
            <span class="board__mark">{icon(field_icon(mark))}</span>
            <p class="board__what"><b>{title}</b><small>{facts}</small></p>
            {bar(places, minimum)}
            <p class="board__numbers"><b>{numbers}</b><small>{(room.words.board.minimum)(minimum)}</small></p>
            <p class="board__word">{word}</p>
            {link}
        </li>
    }
    .drawn()
}

fn bar(places: Memo<Places>, minimum: u32) -> Drawn {
    let percent = |part: u32, capacity: u32| {
        [(part.min(capacity) * 100 / capacity.max(1)).to_string(), "%".to_owned()].concat()
    };
    let taken = Signal::derive(move || places.with(|places| percent(places.enrolled, places.capacity)));
    let marked = Signal::derive(move || places.with(|places| percent(minimum, places.capacity)));
    view! {
        <span class="board__bar" aria-hidden="true">
            <i class="board__taken" style:inline-size=taken></i>
            <i class="board__minimum" style:inset-inline-start=marked></i>
        </span>
    }
    .drawn()
}
