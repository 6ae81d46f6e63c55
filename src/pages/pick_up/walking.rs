use super::{Screen, name_of, task_button};
use crate::{
    api, browser,
    components::{FieldTexts, Task, text_field, tick_box},
    drawn::{Draw, Drawn, live, press},
    pages::letter::paragraphs,
    state::{ChildState, late_words, words},
};
use kehou_contract::{
    WalkingSignature,
    routes::{EndWalkingPledge, SignWalkingPledge},
    rules::{may_walk_home, person_name},
    school_time,
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Walking home alone, for children old enough: signing, and taking it back.
pub(super) fn walking(screen: Screen, children: &[ChildState]) -> Drawn {
    let school = screen.ready.school();
    let old_enough = children.iter().filter(|state| may_walk_home(&state.child, &school).is_ok());
    let sheets: Vec<Drawn> = old_enough.map(|state| sheet(screen, state)).collect();
    view! { {sheets} }.drawn()
}

fn sheet(screen: Screen, state: &ChildState) -> Drawn {
    let title = (late_words().pick_up.walking)(&name_of(state));
    let id = ["walking-", state.child.id.as_str()].concat();
    let focus = ["#", &id].concat();
    let signing = RwSignal::new(None::<String>);
    let state = state.clone();
    let standing = live(move || {
        let pledge = screen.of(&state.child.id, |told| told.walking_pledge.clone()).flatten();
        match (pledge, signing.get()) {
            (Some(pledge), _) => {
                let at = (words().moment)(school_time(pledge.signed_at));
                let text = (late_words().pick_up.walking_signed)(&pledge.guardian_name, &at);
                view! { <p>{text}</p>{ending(screen, &state, &focus)} }.drawn()
            }
            (None, None) => offer(signing, &focus),
            (None, Some(key)) => untrack(|| form(screen, &state, key, focus.clone())),
        }
    });
    view! { <section class="sheet" id=id tabindex="-1"><h2>{title}</h2>{standing}</section> }.drawn()
}

fn ending(screen: Screen, state: &ChildState, focus: &str) -> Drawn {
    let (task, focus) = (Task::new(), focus.to_owned());
    let endpoint = EndWalkingPledge { child_id: state.child.id.clone() };
    let end =
        task_button("button button--plain", late_words().pick_up.walking_end.to_owned(), task, move || {
            let (endpoint, focus) = (endpoint.clone(), focus.clone());
            task.begin(async move {
                api::call(endpoint).await?;
                screen.after_change(focus).await
            });
        });
    view! { {end}{task.fault_and_way_out(screen.ready)} }.drawn()
}

fn offer(signing: RwSignal<Option<String>>, focus: &str) -> Drawn {
    let focus = focus.to_owned();
    let open = press(move |_| {
        signing.set(Some(browser::new_key()));
        browser::focus_on(focus.clone());
    });
    view! { <button class="button button--quiet" on:click=open>{late_words().pick_up.walking_sign}</button> }
        .drawn()
}

fn form(screen: Screen, state: &ChildState, key: String, focus: String) -> Drawn {
    let school = screen.ready.school();
    let texts = &late_words().sign;
    let (task, agreed, name, tried) =
        (Task::new(), RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(false));
    let endpoint = SignWalkingPledge { child_id: state.child.id.clone() };
    let hash = school.walking_pledge.hash.clone();
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        tried.set(true);
        let guardian_name = name.get_untracked();
        if !agreed.get_untracked() || person_name(&guardian_name).is_none() {
            return;
        }
        let body = WalkingSignature { guardian_name, text: hash.clone() };
        let (endpoint, key, focus) = (endpoint.clone(), key.clone(), focus.clone());
        task.begin(async move {
            api::call_with_key(&endpoint, &body, Some(&key)).await?;
            screen.after_change(focus).await
        });
    });
    let name_texts = FieldTexts {
        id: "walking-name",
        label: texts.guardian_name,
        hint: texts.guardian_name_hint,
        fault: texts.type_name,
        autocomplete: "name",
    };
    let no_name = Signal::derive(move || tried.get() && name.with(|name| person_name(name).is_none()));
    let missing = Signal::derive(move || if tried.get() && !agreed.get() { texts.tick_both } else { "" });
    let label = (texts.read_and_agree)(&school.walking_pledge.title);
    view! {
        <form class="form" on:submit=submit novalidate>
            <div class="prose">{paragraphs(&school.walking_pledge.paragraphs)}</div>
            {tick_box(label, agreed.into(), false.into(), move |ticked| agreed.set(ticked))}
            <p class="wrong">{missing}</p>
            {text_field(name_texts, name, no_name)}
            {task.fault_and_way_out(screen.ready)}
            <button class="button" type="submit" disabled=task.is_busy()>{late_words().pick_up.walking_sign}</button>
        </form>
    }
    .drawn()
}
