use super::Page;
use crate::{
    app::Ready,
    components::{child_switcher, round_banner, top_bar},
    drawn::{Draw, Drawn, live_if, press},
    prices::priced_school,
    state::{ChildState, FirstAnswer, late_words, words},
};
use kehou_contract::WindowId;
use leptos::prelude::*;

/// Does the child stay after school? Three answers of equal weight, none taken beforehand.
pub(super) fn first_question(ready: Ready) -> Drawn {
    let question = live_if(move || {
        let state = ready.children.current()?;
        Some(untrack(|| question(ready, &state)))
    });
    view! {
        {top_bar(ready, words().menu.title, None, Drawn::nothing())}
        {child_switcher(ready)}
        {round_banner(ready)}
        {question}
        <p class="soft">{late_words().first_question.voluntary}</p>
    }
    .drawn()
}

fn question(ready: Ready, state: &ChildState) -> Drawn {
    let texts = &late_words().first_question;
    let school = priced_school(ready);
    let names: Vec<String> = school.care_windows().filter_map(|window| window.care.clone()).collect();
    let costs = school.care_windows().any(|window| school.tariff.charges_care(&window.id));
    let answers = [
        (FirstAnswer::CareOnly, texts.care_only, (texts.care_only_hint)(&(words().list)(&names), costs)),
        (FirstAnswer::CareAndClubs, texts.care_and_clubs, texts.care_and_clubs_hint.to_owned()),
        (FirstAnswer::NoService, texts.no_service, texts.no_service_hint.to_owned()),
    ];
    let buttons: Vec<Drawn> = answers
        .into_iter()
        .map(|(answer, title, hint)| button(ready, state.clone(), answer, title, hint))
        .collect();
    view! {
        <section class="question">
            <h2>{(texts.question)(&state.child.name)}</h2>
            {buttons}
        </section>
    }
    .drawn()
}

fn button(ready: Ready, state: ChildState, answer: FirstAnswer, title: &'static str, hint: String) -> Drawn {
    let choose = press(move |_| {
        let windows: Vec<WindowId> = ready.school().care_windows().map(|window| window.id.clone()).collect();
        state.answer(answer, &windows);
        match answer {
            FirstAnswer::CareAndClubs => ready.navigator.go_to_fitting_menu(),
            FirstAnswer::CareOnly | FirstAnswer::NoService => ready.navigator.go(&Page::Sign),
        }
    });
    view! { <button class="answer" on:click=choose><b>{title}</b><small>{hint}</small></button> }.drawn()
}
