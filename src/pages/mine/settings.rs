use crate::{
    api,
    app::Ready,
    components::{error_text, type_switch},
    state::{Settings, words},
};
use kehou_contract::{routes::SignOut, words::Language};
use leptos::prelude::*;

/// Language, type size, signing out.
pub(super) fn settings(ready: Ready) -> AnyView {
    let texts = &words().mine;
    let languages = Language::ALL.map(|language| {
        let pressed = (language == Settings::language()).to_string();
        let tag = language.tag();
        view! {
            <button class="chip" lang=tag aria-pressed=pressed on:click=move |_| Settings::choose_language(language)>{language.words().language}</button>
        }
    });
    let sign_out = Action::new_local(move |(): &()| async move {
        match api::call(SignOut).await {
            Ok(()) => ready.sign_out(),
            Err(error) => ready.announcement.set(error_text(&error)),
        }
    });
    let leave = move |_| {
        sign_out.dispatch_local(());
    };
    view! {
        <section class="sheet">
            <h2>{texts.settings}</h2>
            <div class="row" role="group" aria-label=texts.language>{languages.into_iter().collect_view()}</div>
            <div class="row">{type_switch()}</div>
            <button class="button button--quiet" on:click=leave>{texts.sign_out}</button>
        </section>
    }
    .into_any()
}
