//! Signing in with a teacher's code.

use super::{StaffRoom, start::teacher_of};
use crate::{
    api, browser,
    components::{FieldTexts, Task, call, text_field},
    drawn::{Draw, Drawn},
    state::words,
};
use kehou_contract::{TeacherSignIn, routes::SignInTeacher};
use leptos::{ev::SubmitEvent, prelude::*};

/// The code, and what it opens.
pub(super) fn sign_in(room: StaffRoom) -> Drawn {
    let texts = &room.words.frame;
    let school = room.school.get_untracked();
    browser::set_title(&[texts.title, " · ", &school.title].concat());
    let (code, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let missing = Signal::derive(move || tried.get() && code.with(|code| code.trim().is_empty()));
    let task = Task::new();
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        tried.set(true);
        if !missing.get_untracked() {
            let typed = TeacherSignIn { teacher_code: code.get_untracked() };
            task.begin(async move {
                let viewer = api::call_with_key(&SignInTeacher, &typed, None).await?;
                room.teacher.set(teacher_of(viewer));
                room.arrive(room.page.get_untracked());
                Ok(())
            });
        }
    });
    let field = FieldTexts {
        id: "teacher-code",
        label: texts.teacher_code,
        hint: texts.teacher_code_hint,
        fault: words().welcome.field_empty,
        autocomplete: "off",
    };
    view! {
        <header class="top"><h1 class="top__title" tabindex="-1">{texts.title}</h1></header>
        <form class="sheet form" on:submit=submit novalidate>
            <p>{texts.sign_in_note}</p>
            {text_field(field, code, missing)}
            {task.fault()}
            <button class="button" type="submit" disabled=task.is_busy()>{words().welcome.sign_in}</button>
        </form>
        <p class="soft">{texts.not_a_teacher}" "<a href="/">{texts.to_families}</a></p>
        <p class="soft">{words().common.ask_the_school}" "{call(&school.phone)}</p>
    }
    .drawn()
}
