use super::household_form::{take_in, text_field};
use crate::{api, app::Ready, state::words};
use kehou_contract::{TeacherSignIn, routes::SignInTeacher};
use leptos::{ev::SubmitEvent, prelude::*};

/// A teacher's code, folded away: most people here are parents.
pub(super) fn teacher_form(ready: Ready) -> AnyView {
    let words = &words().welcome;
    let (code, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let sign_in = Action::new_local(move |code: &String| {
        let typed = TeacherSignIn {
            teacher_code: code.clone(),
        };
        async move { take_in(ready, api::call_with_key(&SignInTeacher, &typed, None).await) }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let typed = code.get_untracked();
        if !typed.trim().is_empty() && !sign_in.pending().get_untracked() {
            sign_in.dispatch_local(typed);
        }
    };
    let wrong = move || sign_in.value().get().flatten();
    view! {
        <details class="fold">
            <summary>{words.teacher}</summary>
            <form class="form" on:submit=submit novalidate>
                {text_field("teacher-code", words.teacher_code, "", code, tried)}
                {move || wrong().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
                <button class="button button--quiet" type="submit">{words.sign_in}</button>
            </form>
        </details>
    }
    .into_any()
}
