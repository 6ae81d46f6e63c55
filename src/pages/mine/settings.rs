use crate::{
    api,
    app::Ready,
    components::{Task, type_switch},
    drawn::{Draw, Drawn, press},
    state::{Settings, late_words},
};
use kehou_contract::{routes::SignOut, words::Language};
use leptos::prelude::*;

/// Language, type size, signing out.
pub(super) fn settings(ready: Ready) -> Drawn {
    let texts = &late_words().mine;
    let languages: Vec<Drawn> = Language::ALL.into_iter().map(language_chip).collect();
    let task = Task::new();
    let leave = press(move |_| {
        task.begin(async move {
            api::call(SignOut).await?;
            ready.sign_out();
            Ok(())
        });
    });
    view! {
        <section class="sheet">
            <h2>{texts.settings}</h2>
            <div class="row" role="group" aria-label=texts.language>{languages}</div>
            <div class="row">{type_switch()}</div>
            <button class="button button--quiet" disabled=task.is_busy() on:click=leave>{texts.sign_out}</button>
            {task.fault()}
        </section>
    }
    .drawn()
}

fn language_chip(language: Language) -> Drawn {
    let pressed = if language == Settings::language() { "true" } else { "false" };
    let choose = press(move |_| Settings::choose_language(language));
    view! { <button class="chip" lang=language.tag() aria-pressed=pressed on:click=choose>{language.name()}</button> }
        .drawn()
}
