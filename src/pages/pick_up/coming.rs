use super::{Screen, changing::changing, name_of, today};
use crate::{
    drawn::{Draw, Drawn, live},
    state::{ChildState, late_words, words},
};
use chrono::{Datelike, NaiveDate};
use kehou_contract::{ClockTime, PickUp, PickUps};
use leptos::prelude::*;

/// The days to come: a line each, unfolding into every child's day. Weekends are left out, of a holiday its first day
/// is told.
pub(super) fn coming(screen: Screen, children: &[ChildState]) -> Drawn {
    let texts = &late_words().pick_up;
    let children = children.to_vec();
    let today = Memo::new(move |_| screen.told.with(|told| told.today));
    let days = live(move || {
        let after = today.get();
        let dates = untrack(|| screen.told.with(|told| dates_worth_telling(told, after)));
        let rows: Vec<Drawn> = dates.into_iter().map(|date| row(screen, &children, date)).collect();
        view! { <ol class="coming">{rows}</ol> }.drawn()
    });
    view! { <section class="sheet"><h2>{texts.coming}</h2>{days}</section> }.drawn()
}

fn dates_worth_telling(told: &PickUps, after: NaiveDate) -> Vec<NaiveDate> {
    let days = told.children.first().map(|child| child.days.as_slice()).unwrap_or_default();
    let mut before: Option<&PickUp> = None;
    let mut dates = Vec::new();
    for day in days {
        let begins = before.is_none_or(|before| before.leaving.is_some() || before.notes != day.notes);
        if day.date > after && (day.leaving.is_some() || (!day.notes.is_empty() && begins)) {
            dates.push(day.date);
        }
        before = Some(day);
    }
    dates
}

/// A child's day.
fn day_of(screen: Screen, state: &ChildState, date: NaiveDate) -> Option<PickUp> {
    screen.of(&state.child.id, |told| told.days.iter().find(|day| day.date == date).cloned())?
}

fn row(screen: Screen, children: &[ChildState], date: NaiveDate) -> Drawn {
    let line = {
        let children = children.to_vec();
        live(move || line(screen, &children, date))
    };
    let id = ["day-", &date.to_string()].concat();
    let parts: Vec<Drawn> = children.iter().map(|state| part(screen, state, date, &id)).collect();
    view! {
        <li class="coming__day" id=id tabindex="-1">
            <details class="fold"><summary>{line}</summary>{parts}</details>
        </li>
    }
    .drawn()
}

/// The day, who leaves when, and what is unusual.
fn line(screen: Screen, children: &[ChildState], date: NaiveDate) -> Drawn {
    let days: Vec<(String, PickUp)> =
        children.iter().filter_map(|state| Some((name_of(state), day_of(screen, state, date)?))).collect();
    let times: Vec<(&String, ClockTime)> =
        days.iter().filter_map(|(name, day)| Some((name, day.leaving.as_ref()?.time))).collect();
    let last = times.iter().map(|(_, time)| *time).max();
    let together = times.iter().all(|(_, time)| Some(*time) == last);
    let who = match last {
        None => late_words().pick_up.no_school.to_owned(),
        Some(_) if together => {
            let names: Vec<String> = times.iter().map(|(name, _)| (*name).clone()).collect();
            (words().list)(&names)
        }
        Some(_) => String::new(),
    };
    let each = times.iter().filter(|_| !together).map(|(name, time)| {
        let text = [name.as_str(), &time.to_string()].join(" ");
        view! { <span class="coming__each">{text}</span> }.drawn()
    });
    let each: Vec<Drawn> = each.collect();
    let mut notes: Vec<String> = Vec::new();
    for note in days.iter().flat_map(|(_, day)| &day.notes) {
        let text = (late_words().pick_up.note)(note);
        if !notes.contains(&text) {
            notes.push(text);
        }
    }
    let notes = notes.into_iter().map(|text| view! { <small class="coming__note">{text}</small> }.drawn());
    view! {
        <span class="coming__date">{(words().weekday)(date.weekday())}<small>{(words().date)(date)}</small></span>
        <span class="coming__who">{who}{each}{notes.collect::<Vec<_>>()}</span>
        <b class="coming__time">{last.map(|time| time.to_string()).unwrap_or_default()}</b>
    }
    .drawn()
}

/// One child's day, unfolded.
fn part(screen: Screen, state: &ChildState, date: NaiveDate, id: &str) -> Drawn {
    let (state, focus) = (state.clone(), ["#", id].concat());
    live(move || {
        let Some(day) = day_of(screen, &state, date) else {
            return Drawn::nothing();
        };
        let Some(leaving) = &day.leaving else {
            return Drawn::nothing();
        };
        let texts = &late_words().pick_up;
        let after = [name_of(&state), leaving.time.to_string(), (texts.after)(&leaving.after)].join(" · ");
        let with = (texts.with)(&leaving.with);
        let label = (texts.change_on)(&(words().date)(date));
        let change = untrack(|| changing(screen, &state, &day, label, focus.clone()));
        view! {
            <div class="coming__child">
                <p><b>{after}</b></p>
                <p class="soft">{[today::place(leaving), with].join(" · ")}</p>
                {change}
            </div>
        }
        .drawn()
    })
}
