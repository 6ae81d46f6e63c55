use crate::{
    app::Ready,
    browser,
    components::{WayOut, way_out},
    drawn::{Draw, Drawn, press},
    state::{ChildState, words},
};
use kehou_contract::{Group, Offering, Refusal};
use leptos::prelude::*;

/// Why not, and what helps: where another choice is in the way, taking this one instead of it.
pub(super) fn barred(
    ready: Ready,
    state: ChildState,
    offering: &Offering,
    group: &Group,
    refusal: &Refusal,
) -> Drawn {
    let could_swap = ready.menu.places(group).left() > 0 || state.holds(&group.id);
    let helps = match refusal {
        Refusal::Clash { .. } if could_swap => swap_button(ready, state, offering, group),
        _ => way_out_once(ready, &state, offering, group, refusal),
    };
    view! { <p class="wrong">{(words().refusal)(refusal)}</p>{helps} }.drawn()
}

/// What helps against the same reason in several groups stands once, under the last of them.
fn way_out_once(
    ready: Ready,
    state: &ChildState,
    offering: &Offering,
    group: &Group,
    refusal: &Refusal,
) -> Drawn {
    let school = ready.school();
    let way = |group: &Group, refusal: &Refusal| WayOut::of(refusal, &group.weekdays(), &school.phone);
    let mut later = offering.groups.iter().skip_while(|other| other.id != group.id).skip(1);
    let again = later.any(|other| {
        let hindrance = state.hindrance(&school, ready.menu, offering, other);
        hindrance.is_some_and(|hindrance| way(other, &hindrance) == way(group, refusal))
    });
    if again { Drawn::nothing() } else { way_out(ready, refusal, &group.weekdays()) }
}

fn swap_button(ready: Ready, state: ChildState, offering: &Offering, group: &Group) -> Drawn {
    let (others, titles) = state.in_the_way(&ready.school(), ready.menu, offering, group);
    let label = (words().way_out.swap)(&group.title, &(words().list)(&titles));
    let (id, submission) = (group.id.clone(), state.submission);
    let locked = Signal::derive(move || submission.is_out());
    let swap = press(move |_| {
        state.edit(|draft| {
            others.iter().for_each(|other| draft.take_out(other));
            draft.choose(&id, &[]);
        });
        ready.announcement.set(words().offering.chosen.to_owned());
        browser::focus_on(["#group-", id.as_str(), " .button"].concat());
    });
    view! { <button class="button button--quiet" disabled=locked on:click=swap>{label}</button> }.drawn()
}
