use crate::{
    app::Ready,
    components::{Icon, icon},
    state::words,
};
use chrono::Weekday;
use kehou_contract::rules::MenuFilter;
use leptos::prelude::*;

type Filter = RwSignal<MenuFilter>;

/// Search, chips for the common questions, the rest folded.
pub(super) fn filters(ready: Ready, filter: Filter) -> AnyView {
    let texts = &words().menu;
    let search = move |event: web_sys::Event| {
        filter.update(|filter| filter.query = event_target_value(&event));
    };
    view! {
        <section class="filters" aria-label=texts.filters>
            <label class="search">
                {icon(Icon::Search)}
                <input class="search__input" type="search" aria-label=texts.search placeholder=texts.search_hint
                    enterkeyhint="search" prop:value=move || filter.with(|filter| filter.query.clone()) on:input=search/>
            </label>
            <div class="chips" tabindex="0" role="group" aria-label=texts.filters>
                {fits_chip(ready, filter)}
                {weekday_chips(filter)}
                {chip(texts.has_places.to_owned(), move || filter.with(|filter| filter.has_places),
                    move || filter.update(|filter| filter.has_places = !filter.has_places))}
                {chip(words().common.free.to_owned(), move || filter.with(|filter| filter.free),
                    move || filter.update(|filter| filter.free = !filter.free))}
            </div>
            <div class="selects">{field_select(ready, filter)}{tier_select(ready, filter)}{window_select(ready, filter)}</div>
            {move || (filter.get() != MenuFilter::default()).then(|| view! {
                <button class="clear" on:click=move |_| filter.set(MenuFilter::default())>{texts.clear}</button>
            })}
        </section>
    }
    .into_any()
}

fn chip(
    text: String,
    pressed: impl Fn() -> bool + Send + Sync + 'static,
    turn: impl Fn() + 'static,
) -> AnyView {
    let pressed = move || pressed().to_string();
    view! { <button class="chip" aria-pressed=pressed on:click=move |_| turn()>{text}</button> }.into_any()
}

fn fits_chip(ready: Ready, filter: Filter) -> impl IntoView {
    move || {
        let child = ready.children.current()?;
        let text = (words().menu.fits)(&child.child.name);
        let turn = move || filter.update(|filter| filter.fits = !filter.fits);
        Some(chip(text, move || filter.with(|filter| filter.fits), turn))
    }
}

fn weekday_chips(filter: Filter) -> impl IntoView {
    let days = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
    ];
    let draw = |day: Weekday| {
        let turn = move || {
            filter.update(
                |filter| match filter.weekdays.iter().position(|chosen| *chosen == day) {
                    Some(at) => drop(filter.weekdays.remove(at)),
                    None => filter.weekdays.push(day),
                },
            );
        };
        chip(
            (words().weekday)(day).to_owned(),
            move || filter.with(|filter| filter.weekdays.contains(&day)),
            turn,
        )
    };
    days.map(draw).into_iter().collect_view()
}

fn field_select(ready: Ready, filter: Filter) -> AnyView {
    let school = ready.school();
    let options = school
        .fields
        .iter()
        .map(|field| (field.id.to_string(), field.title.clone()))
        .collect();
    let ids: Vec<_> = school.fields.iter().map(|field| field.id.clone()).collect();
    let chosen = move || filter.with(|filter| filter.field.as_ref().map(ToString::to_string));
    select(words().menu.all_fields, options, chosen, move |at| {
        filter.update(|filter| filter.field = at.and_then(|at| ids.get(at).cloned()));
    })
}

fn tier_select(ready: Ready, filter: Filter) -> AnyView {
    let tiers = ready.school().tiers();
    let options = tiers
        .iter()
        .map(|tier| ((words().tier)(*tier).to_owned(), (words().tier)(*tier).to_owned()))
        .collect();
    let chosen = move || filter.with(|filter| filter.tier.map(|tier| (words().tier)(tier).to_owned()));
    select(words().menu.all_tiers, options, chosen, move |at| {
        filter.update(|filter| filter.tier = at.and_then(|at| tiers.get(at).copied()));
    })
}

fn window_select(ready: Ready, filter: Filter) -> AnyView {
    let school = ready.school();
    let options = school
        .windows
        .iter()
        .map(|window| (window.id.to_string(), window.title.clone()))
        .collect();
    let ids: Vec<_> = school.windows.iter().map(|window| window.id.clone()).collect();
    let chosen = move || filter.with(|filter| filter.window.as_ref().map(ToString::to_string));
    select(words().menu.all_windows, options, chosen, move |at| {
        filter.update(|filter| filter.window = at.and_then(|at| ids.get(at).cloned()));
    })
}

/// A list to choose one from, or all. `choose` gets the position.
fn select(
    all: &'static str,
    options: Vec<(String, String)>,
    chosen: impl Fn() -> Option<String> + Send + Sync + 'static,
    choose: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    let values: Vec<String> = options.iter().map(|(value, _)| value.clone()).collect();
    let changed = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        choose(values.iter().position(|known| *known == value));
    };
    let options = options
        .into_iter()
        .map(|(value, title)| view! { <option value=value>{title}</option> })
        .collect_view();
    view! {
        <select class="select" aria-label=all prop:value=move || chosen().unwrap_or_default() on:change=changed>
            <option value="">{all}</option>
            {options}
        </select>
    }
    .into_any()
}
