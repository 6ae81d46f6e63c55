use super::Page;
use crate::{
    app::Ready,
    components::{child_switcher, round_banner, top_bar},
    state::{ChildState, FirstAnswer, words},
};
use kehou_contract::WindowId;
use leptos::prelude::*;

/// Does the child stay after school? Three answers of equal weight, none taken beforehand.
pub(super) fn first_question(ready: Ready) -> AnyView {
    let texts = &words().first_question;
    let body = move || {
        ready
            .children
            .current()
            .map(|state| untrack(|| question(ready, &state)))
    };
    view! {
        {top_bar(ready, words().menu.title, None, ().into_any())}
        {child_switcher(ready)}
        {round_banner(ready)}
        {body}
        <p class="soft">{texts.voluntary}</p>
    }
    .into_any()
}

fn question(ready: Ready, state: &ChildState) -> AnyView {
    let texts = &words().first_question;
    let school = ready.school();
    let windows: Vec<WindowId> = school.care_windows().map(|window| window.id.clone()).collect();
    let names: Vec<String> = school
        .care_windows()
        .filter_map(|window| window.care.clone())
        .collect();
    let answers = [
        (
            FirstAnswer::CareOnly,
            texts.care_only,
            (texts.care_only_hint)(&names.join("、")),
            Page::Sign,
        ),
        (
            FirstAnswer::CareAndClubs,
            texts.care_and_clubs,
            texts.care_and_clubs_hint.to_owned(),
            Page::Menu,
        ),
        (
            FirstAnswer::NoService,
            texts.no_service,
            texts.no_service_hint.to_owned(),
            Page::Sign,
        ),
    ];
    let buttons = answers.map(|(answer, title, hint, next)| {
        let (state, windows) = (state.clone(), windows.clone());
        let choose = move |_| {
            state.answer(answer, &windows);
            ready.navigator.go(next.clone());
        };
        view! { <button class="answer" on:click=choose><b>{title}</b><small>{hint}</small></button> }
    });
    view! {
        <section class="question">
            <h2>{(texts.question)(&state.child.name)}</h2>
            {buttons.into_iter().collect_view()}
        </section>
    }
    .into_any()
}
