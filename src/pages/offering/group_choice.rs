use super::barred::barred;
use crate::{
    app::Ready,
    browser,
    components::{places_bar, way_out, when_in_words},
    drawn::{Draw, Drawn, live, live_if, press},
    pages::Page,
    state::{ChildState, words},
};
use kehou_contract::{
    Group, GroupId, Offering, Refusal,
    rules::{sessions_of, usual_weeks},
};
use leptos::prelude::*;
use std::sync::Arc;

/// One group: when in every season, where, who, places; and the button, or why there is none.
pub(super) fn group_choice(ready: Ready, offering: &Arc<Offering>, group: &Group) -> Drawn {
    let heading = (!group.title.is_empty()).then(|| view! { <h2>{group.title.clone()}</h2> }.drawn());
    let place = [group.room.as_str(), &(words().list)(&group.teachers)].join(" · ");
    let for_places = group.clone();
    view! {
        <section class="sheet" id=["group-", group.id.as_str()].concat()>
            {heading}
            {times(ready, offering.clone(), group.clone())}
            <p>{place}</p>
            {places_bar(move || ready.menu.places(&for_places))}
            {minimum(ready, group.clone())}
            {session_dates(ready, offering.clone(), group.clone())}
            {choose_button(ready, offering.clone(), group.clone())}
        </section>
    }
    .drawn()
}

/// The grade whose times are shown: the child's, where the offering is for it.
fn grade_meant(ready: Ready, offering: &Offering) -> u8 {
    let own = ready.children.current().map(|state| state.child.grade());
    own.filter(|grade| offering.grades.admits(*grade)).unwrap_or(offering.grades.from)
}

fn times(ready: Ready, offering: Arc<Offering>, group: Group) -> Drawn {
    live(move || {
        let (school, grade) = (ready.school(), grade_meant(ready, &offering));
        let weeks = usual_weeks(&school).into_iter().filter_map(|week| {
            let when = when_in_words(&group, &week, grade);
            let (from, to) = ((words().date)(week.from), (words().date)(week.to));
            let span = (words().plan.season)(week.title, &from, &to);
            (!when.is_empty())
                .then(|| view! { <p class="times"><b>{when}</b><small>{span}</small></p> }.drawn())
        });
        view! { {weeks.collect::<Vec<_>>()} }.drawn()
    })
}

/// How far a group is from opening.
fn minimum(ready: Ready, group: Group) -> Drawn {
    live_if(move || {
        let enrolled = ready.menu.places(&group).enrolled;
        let said = (enrolled < group.minimum).then(|| (words().offering.minimum)(group.minimum, enrolled))?;
        Some(view! { <p class="soft">{said}</p> }.drawn())
    })
}

fn session_dates(ready: Ready, offering: Arc<Offering>, group: Group) -> Drawn {
    live(move || {
        let texts = &words().offering;
        let (school, grade) = (ready.school(), grade_meant(ready, &offering));
        let sessions = sessions_of(&group, &school, grade);
        let count = (texts.sessions)(sessions.len());
        let dates: Vec<String> = sessions.iter().map(|session| (words().date)(session.date)).collect();
        view! {
            <details class="fold">
                <summary>{[count.as_str(), texts.sessions_note].join(" · ")}</summary>
                <p class="dates">{dates.join("  ")}</p>
            </details>
        }
        .drawn()
    })
}

fn choose_button(ready: Ready, offering: Arc<Offering>, group: Group) -> Drawn {
    live_if(move || {
        let state = ready.children.current()?;
        if state.has_chosen(&group.id) {
            return Some(take_out_button(ready, state, group.id.clone()));
        }
        Some(match state.hindrance(&ready.school(), ready.menu, &offering, &group) {
            Some(refusal) => barred(ready, state, &offering, &group, &refusal),
            None => put_in_button(ready, state, &offering, &group),
        })
    })
}

/// While no place is left: what else fits on its weekdays.
fn full_up(ready: Ready, group: Group, holding: bool) -> Drawn {
    let full = Memo::new(move |_| {
        let places = ready.menu.places(&group);
        (places.left() == 0 && !holding).then_some((places.capacity, group.weekdays()))
    });
    live_if(move || {
        let (capacity, weekdays) = full.get()?;
        Some(way_out(ready, &Refusal::Full { capacity }, &weekdays))
    })
}

fn put_in_button(ready: Ready, state: ChildState, offering: &Offering, group: &Group) -> Drawn {
    let texts = &words().offering;
    let label =
        if group.title.is_empty() { texts.choose.to_owned() } else { (texts.choose_group)(&group.title) };
    let siblings: Vec<GroupId> = offering.groups.iter().map(|group| group.id.clone()).collect();
    let (for_places, holding, id) = (group.clone(), state.holds(&group.id), group.id.clone());
    let submission = state.submission;
    let closed = Signal::derive(move || {
        let full = ready.menu.places(&for_places).left() == 0 && !holding;
        full || submission.is_out()
    });
    let choose = press(move |_| {
        state.edit(|draft| draft.choose(&id, &siblings));
        ready.announcement.set(words().offering.chosen.to_owned());
        browser::focus_on(["#group-", id.as_str(), " .button"].concat());
    });
    view! {
        <button class="button" disabled=closed on:click=choose>{label}</button>
        {full_up(ready, group.clone(), holding)}
    }
    .drawn()
}

fn take_out_button(ready: Ready, state: ChildState, group: GroupId) -> Drawn {
    let texts = &words().offering;
    let locked = state.is_locked();
    let take_out = press(move |_| {
        state.edit(|draft| draft.take_out(&group));
        ready.announcement.set(words().offering.take_out.to_owned());
        browser::focus_on(["#group-", group.as_str(), " .button"].concat());
    });
    view! {
        <p><span class="state">{texts.chosen}</span></p>
        <a class="button" href=Page::Week.path()>{words().menu.see_plan}</a>
        <button class="button button--quiet" disabled=locked on:click=take_out>{texts.take_out}</button>
    }
    .drawn()
}
