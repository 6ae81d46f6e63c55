use crate::{
    app::Ready,
    components::{self, search_field, select_one},
    drawn::{Draw, Drawn, live, live_if, press},
    state::words,
};
use chrono::Weekday;
use kehou_contract::rules::MenuFilter;
use leptos::prelude::*;

type Filter = RwSignal<MenuFilter>;

/// Search, chips for the common questions, the rest folded.
pub(super) fn filters(ready: Ready, filter: Filter) -> Drawn {
    let texts = &words().menu;
    view! {
        <section class="filters" aria-label=texts.filters>
            {search(filter)}
            {chips(ready, filter)}
            <details class="fold">
                <summary>{texts.more_filters}</summary>
                <div class="selects">{field_select(ready, filter)}{tier_select(ready, filter)}{window_select(ready, filter)}</div>
            </details>
        </section>
    }
    .drawn()
}

/// Takes every filter back.
pub(super) fn clear_button(filter: Filter) -> Drawn {
    live_if(move || {
        let narrowed = filter.with(|filter| filter != &MenuFilter::default());
        narrowed.then(|| {
            let clear = press(move |_| filter.set(MenuFilter::default()));
            view! { <button class="clear" on:click=clear>{words().menu.clear}</button> }.drawn()
        })
    })
}

fn search(filter: Filter) -> Drawn {
    let query = Signal::derive(move || filter.with(|filter| filter.query.clone()));
    let typed = move |query| filter.update(|filter| filter.query = query);
    search_field(words().menu.search, words().menu.search_hint, query, typed)
}

fn chips(ready: Ready, filter: Filter) -> Drawn {
    let texts = &words().menu;
    let fits = live_if(move || {
        let child = ready.children.current()?;
        let text = (texts.fits)(&child.child.name);
        Some(chip(filter, text, |filter| filter.fits, |filter| filter.fits = !filter.fits))
    });
    let days = components::weekdays_of(&ready.school());
    let days: Vec<Drawn> = days.into_iter().map(|day| weekday_chip(filter, day)).collect();
    let places = |filter: &mut MenuFilter| filter.has_places = !filter.has_places;
    view! {
        <div class="chips" role="group" aria-label=texts.filters>
            {fits}
            {sibling_chips(ready, filter)}
            {days}
            {chip(filter, texts.has_places.to_owned(), |filter| filter.has_places, places)}
            {chip(filter, words().common.free.to_owned(), |filter| filter.free, |filter| filter.free = !filter.free)}
        </div>
    }
    .drawn()
}

/// One for each sibling: what ends when it leaves.
fn sibling_chips(ready: Ready, filter: Filter) -> Drawn {
    live(move || {
        let chips = ready.children.siblings().into_iter().map(|(at, sibling)| {
            let text = (words().menu.ends_with)(&sibling.child.name);
            let turn = move |filter: &mut MenuFilter| {
                filter.ends_with = if filter.ends_with == Some(at) { None } else { Some(at) };
            };
            chip(filter, text, move |filter| filter.ends_with == Some(at), turn)
        });
        view! { {chips.collect::<Vec<_>>()} }.drawn()
    })
}

fn weekday_chip(filter: Filter, day: Weekday) -> Drawn {
    let turn = move |filter: &mut MenuFilter| match filter.weekdays.iter().position(|chosen| *chosen == day) {
        Some(at) => drop(filter.weekdays.remove(at)),
        None => filter.weekdays.push(day),
    };
    chip(filter, (words().weekday)(day).to_owned(), move |filter| filter.weekdays.contains(&day), turn)
}

fn chip(
    filter: Filter,
    text: String,
    is_on: impl Fn(&MenuFilter) -> bool + Send + Sync + 'static,
    turn: impl Fn(&mut MenuFilter) + 'static,
) -> Drawn {
    let is_on = Signal::derive(move || filter.with(&is_on));
    components::chip(text, is_on, move || filter.update(&turn))
}

fn field_select(ready: Ready, filter: Filter) -> Drawn {
    let fields = ready.school().fields.clone();
    let titles = fields.iter().map(|field| field.title.clone()).collect();
    let ids: Vec<_> = fields.into_iter().map(|field| field.id).collect();
    let known = ids.clone();
    let chosen = move |filter: &MenuFilter| known.iter().position(|id| filter.field.as_ref() == Some(id));
    select(filter, words().menu.all_fields, titles, chosen, move |filter, at| {
        filter.field = at.and_then(|at| ids.get(at).cloned());
    })
}

fn tier_select(ready: Ready, filter: Filter) -> Drawn {
    let tiers = ready.school().tiers();
    let titles = tiers.iter().map(|tier| (words().tier)(*tier).to_owned()).collect();
    let chosen = move |filter: &MenuFilter| tiers.iter().position(|tier| filter.tier == Some(*tier));
    select(filter, words().menu.all_tiers, titles, chosen, move |filter, at| {
        filter.tier = at.and_then(|at| tiers.get(at).copied());
    })
}

fn window_select(ready: Ready, filter: Filter) -> Drawn {
    let windows = ready.school().windows.clone();
    let titles = windows.iter().map(|window| window.title.clone()).collect();
    let ids: Vec<_> = windows.into_iter().map(|window| window.id).collect();
    let known = ids.clone();
    let chosen = move |filter: &MenuFilter| known.iter().position(|id| filter.window.as_ref() == Some(id));
    select(filter, words().menu.all_windows, titles, chosen, move |filter, at| {
        filter.window = at.and_then(|at| ids.get(at).cloned());
    })
}

/// A list to choose one from, or all; what is chosen is told by its position.
fn select(
    filter: Filter,
    all: &'static str,
    titles: Vec<String>,
    chosen: impl Fn(&MenuFilter) -> Option<usize> + Send + Sync + 'static,
    choose: impl Fn(&mut MenuFilter, Option<usize>) + 'static,
) -> Drawn {
    let chosen = Signal::derive(move || filter.with(&chosen));
    select_one(all, titles, chosen, move |at| filter.update(|filter| choose(filter, at)))
}
