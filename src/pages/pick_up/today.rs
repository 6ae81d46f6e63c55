use super::{Screen, changing::changing, name_of};
use crate::{
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, late_words},
};
use kehou_contract::{Leaving, PickUp};
use leptos::prelude::*;

/// One child today, in big type.
pub(super) fn today(screen: Screen, state: &ChildState) -> Drawn {
    let (name, state) = (name_of(state), state.clone());
    live_if(move || {
        let day = screen.of(&state.child.id, |told| told.days.first().cloned())??;
        let head = head(&name, &day);
        let notes = notes(&day);
        let body = day.leaving.as_ref().map(|leaving| untrack(|| body(screen, &state, &day, leaving)));
        let id = card_id(&state);
        Some(view! { <section class="today" id=id tabindex="-1">{head}{notes}{body}</section> }.drawn())
    })
}

/// The id of a child's card.
pub(super) fn card_id(state: &ChildState) -> String {
    ["today-", state.child.id.as_str()].concat()
}

fn head(name: &str, day: &PickUp) -> Drawn {
    let texts = &late_words().pick_up;
    let (after, state) = match &day.leaving {
        Some(leaving) => {
            ((texts.after)(&leaving.after), if leaving.changed { Some(texts.changed) } else { None })
        }
        None => (texts.no_school.to_owned(), None),
    };
    let state = state.map(|text| view! { <span class="state state--wait">{text}</span> }.drawn());
    view! { <h2 class="today__who"><span>{[name, " · ", &after].concat()}</span>{state}</h2> }.drawn()
}

/// What is to be known of a day, a line each.
pub(super) fn notes(day: &PickUp) -> Vec<Drawn> {
    let note = |note| view! { <p class="note">{(late_words().pick_up.note)(note)}</p> }.drawn();
    day.notes.iter().map(note).collect()
}

fn body(screen: Screen, state: &ChildState, day: &PickUp, leaving: &Leaving) -> Drawn {
    let with = (late_words().pick_up.with)(&leaving.with);
    view! {
        <div class="today__body">
            <p class="today__time">{leaving.time.to_string()}</p>
            <p class="today__where">{place(leaving)}</p>
            <p class="soft">{with}</p>
            {changing(screen, state, day, late_words().pick_up.change_today.to_owned(), ["#", &card_id(state)].concat())}
        </div>
    }
    .drawn()
}

/// The gate and the sign: 南门 · 三(2)班牌.
pub(super) fn place(leaving: &Leaving) -> String {
    [leaving.gate.as_str(), &(late_words().pick_up.sign)(&leaving.sign)].join(" · ")
}
