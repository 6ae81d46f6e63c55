use crate::{
    components::{chip, search_field, select_one, weekdays_of},
    drawn::{Draw, Drawn, live_if},
    staff::StaffRoom,
    state::words,
};
use chrono::Weekday;
use kehou_contract::rules::BoardFilter;
use leptos::prelude::*;

type Filter = RwSignal<BoardFilter>;

/// Search, weekday, field, grade, what is below its minimum, and a teacher's own.
pub(super) fn filters(room: StaffRoom, filter: Filter) -> Drawn {
    let texts = &room.words.board;
    let days: Vec<Drawn> = room
        .school
        .with_untracked(|school| weekdays_of(school))
        .into_iter()
        .map(|day| weekday_chip(filter, day))
        .collect();
    let missing = Signal::derive(move || filter.with(|filter| filter.missing));
    let turn_missing = move || filter.update(|filter| filter.missing = !filter.missing);
    view! {
        <section class="filters" aria-label=texts.filters>
            <div class="staff-filters">
                {search(filter)}
                {field_select(room, filter)}
                {grade_select(room, filter)}
            </div>
            <div class="chips" role="group" aria-label=texts.filters>
                {days}
                {chip(texts.only_missing.to_owned(), missing, turn_missing)}
                {own_chip(room, filter)}
            </div>
        </section>
    }
    .drawn()
}

fn search(filter: Filter) -> Drawn {
    let query = Signal::derive(move || filter.with(|filter| filter.menu.query.clone()));
    let typed = move |query| filter.update(|filter| filter.menu.query = query);
    search_field(words().menu.search, words().menu.search_hint, query, typed)
}

fn weekday_chip(filter: Filter, day: Weekday) -> Drawn {
    let is_on = Signal::derive(move || filter.with(|filter| filter.menu.weekdays.contains(&day)));
    chip((words().weekday)(day).to_owned(), is_on, move || {
        filter.update(|filter| match filter.menu.weekdays.iter().position(|chosen| *chosen == day) {
            Some(at) => drop(filter.menu.weekdays.remove(at)),
            None => filter.menu.weekdays.push(day),
        });
    })
}

/// A chip for the groups a teacher teaches; the office teaches none.
fn own_chip(room: StaffRoom, filter: Filter) -> Drawn {
    live_if(move || {
        let own = room.teacher.get()?.groups;
        let is_on = Signal::derive(move || filter.with(|filter| filter.only.is_some()));
        (!own.is_empty()).then(|| {
            chip(room.words.board.only_own.to_owned(), is_on, move || {
                filter.update(|filter| filter.only = filter.only.is_none().then(|| own.clone()));
            })
        })
    })
}

fn field_select(room: StaffRoom, filter: Filter) -> Drawn {
    let fields = room.school.get_untracked().fields.clone();
    let titles = fields.iter().map(|field| field.title.clone()).collect();
    let ids: Vec<_> = fields.into_iter().map(|field| field.id).collect();
    let known = ids.clone();
    let chosen = Signal::derive(move || {
        filter.with(|filter| known.iter().position(|id| filter.menu.field.as_ref() == Some(id)))
    });
    select_one(words().menu.all_fields, titles, chosen, move |at| {
        filter.update(|filter| filter.menu.field = at.and_then(|at| ids.get(at).cloned()));
    })
}

fn grade_select(room: StaffRoom, filter: Filter) -> Drawn {
    let texts = &room.words.board;
    let grades = room.school.get_untracked().round.grades.clone();
    let titles = grades.iter().map(|grade| (texts.grade)(*grade)).collect();
    let known = grades.clone();
    let chosen = Signal::derive(move || {
        filter.with(|filter| known.iter().position(|grade| filter.grade == Some(*grade)))
    });
    select_one(texts.all_grades, titles, chosen, move |at| {
        filter.update(|filter| filter.grade = at.and_then(|at| grades.get(at).copied()));
    })
}
