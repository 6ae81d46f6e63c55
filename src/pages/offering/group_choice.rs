use crate::{
    app::Ready,
    components::{places_bar, when_in_words},
    state::{ChildState, words},
};
use kehou_contract::{Group, GroupId, Offering, rules::sessions_of};
use leptos::prelude::*;
use std::sync::Arc;

/// One group: when in every season, where, who, places; and the button, or why there is none.
pub(super) fn group_choice(ready: Ready, offering: &Arc<Offering>, group: &Group) -> AnyView {
    let texts = &words().offering;
    let school = ready.school();
    let times = school.term.seasons.iter().map(|season| {
        let span = (words().plan.season)(
            &season.title,
            &(words().date)(season.from),
            &(words().date)(season.to),
        );
        view! { <p class="times"><b>{when_in_words(group, season)}</b><small>{span}</small></p> }
    });
    let times = times.collect_view();
    let heading = (!group.title.is_empty()).then(|| view! { <h2>{group.title.clone()}</h2> });
    let place = [group.room.as_str(), &group.teachers.join("、")].join(" · ");
    let places_group = group.clone();
    let minimum_group = group.clone();
    let minimum = move || {
        let enrolled = ready.menu.places(&minimum_group).enrolled;
        (enrolled < minimum_group.minimum).then(|| (texts.minimum)(minimum_group.minimum, enrolled))
    };
    view! {
        <section class="sheet group">
            {heading}
            {times}
            <p>{place}</p>
            {places_bar(move || ready.menu.places(&places_group))}
            {move || minimum().map(|minimum| view! { <p class="soft">{minimum}</p> })}
            {session_dates(group, ready)}
            {choose_button(ready, offering.clone(), group.clone())}
        </section>
    }
    .into_any()
}

fn session_dates(group: &Group, ready: Ready) -> impl IntoView + use<> {
    let texts = &words().offering;
    let sessions = sessions_of(group, &ready.school().term);
    let count = (texts.sessions)(sessions.len());
    let dates: Vec<String> = sessions
        .iter()
        .map(|session| (words().date)(session.date))
        .collect();
    view! {
        <details class="fold">
            <summary>{count}", "{texts.sessions_note}</summary>
            <p class="dates">{dates.join("  ")}</p>
        </details>
    }
}

fn choose_button(ready: Ready, offering: Arc<Offering>, group: Group) -> impl IntoView {
    let (offering, group) = (StoredValue::new_local(offering), StoredValue::new(group));
    move || {
        let state = ready.children.current()?;
        let (offering, group) = (offering.get_value(), group.get_value());
        if state.has_chosen(&group.id) {
            return Some(take_out_button(ready, state, group.id));
        }
        match state.hindrance(&ready.school(), ready.menu, &offering, &group) {
            Some(refusal) => {
                Some(view! { <p class="card__why">{(words().refusal)(&refusal)}</p> }.into_any())
            }
            None => Some(put_in_button(ready, state, &offering, group)),
        }
    }
}

fn put_in_button(ready: Ready, state: ChildState, offering: &Offering, group: Group) -> AnyView {
    let texts = &words().offering;
    let full = ready.menu.places(&group).left() == 0 && !state.holds(&group.id);
    let label = if group.title.is_empty() {
        texts.choose.to_owned()
    } else {
        (texts.choose_group)(&group.title)
    };
    let siblings: Vec<GroupId> = offering.groups.iter().map(|group| group.id.clone()).collect();
    let locked = state.is_locked();
    let choose = move |_| {
        state.edit(|draft| draft.choose(&group.id, &siblings));
        ready.announcement.set(words().offering.chosen.to_owned());
    };
    view! { <button class="button" disabled=full || locked on:click=choose>{label}</button> }.into_any()
}

fn take_out_button(ready: Ready, state: ChildState, group: GroupId) -> AnyView {
    let texts = &words().offering;
    let locked = state.is_locked();
    let take_out = move |_| {
        state.edit(|draft| draft.take_out(&group));
        ready.announcement.set(words().offering.take_out.to_owned());
    };
    view! {
        <p class="state">{texts.chosen}</p>
        <button class="button button--quiet" disabled=locked on:click=take_out>{texts.take_out}</button>
        <a class="button" href=crate::pages::Page::Week.path()>{words().menu.see_plan}</a>
    }
    .into_any()
}
