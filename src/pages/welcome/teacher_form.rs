use crate::{
    api,
    app::Ready,
    components::{FieldTexts, Task, text_field},
    drawn::{Draw, Drawn},
    state::words,
};
use kehou_contract::{TeacherSignIn, routes::SignInTeacher};
use leptos::{ev::SubmitEvent, prelude::*};

/// A teacher's code, folded away: most people here are parents.
pub(super) fn teacher_form(ready: Ready) -> Drawn {
    let words = &words().welcome;
    let (code, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let missing = Signal::derive(move || tried.get() && code.with(|code| code.trim().is_empty()));
    let task = Task::new();
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        tried.set(true);
        if !missing.get_untracked() {
            let typed = TeacherSignIn { teacher_code: code.get_untracked() };
            task.begin(async move {
                ready.sign_in(api::call_with_key(&SignInTeacher, &typed, None).await?).await;
                Ok(())
            });
        }
    });
    let texts = FieldTexts {
        id: "teacher-code",
        label: words.teacher_code,
        hint: "",
        fault: words.field_empty,
        autocomplete: "off",
    };
    view! {
        <details class="fold">
            <summary>{words.teacher}</summary>
            <form class="form" on:submit=submit novalidate>
                {text_field(texts, code, missing)}
                {task.fault()}
                <button class="button button--quiet" type="submit" disabled=task.is_busy()>{words.sign_in}</button>
            </form>
        </details>
    }
    .drawn()
}
