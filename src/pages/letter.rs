use super::Page;
use crate::{app::Ready, components::top_bar, state::words};
use kehou_contract::SignedText;
use leptos::prelude::*;

/// The letter to parents, and the texts to sign.
pub(super) fn letter(ready: Ready) -> AnyView {
    let school = ready.school();
    let words = words();
    let texts = [&school.agreement, &school.pick_up_pledge]
        .map(signed_text)
        .into_iter()
        .collect_view();
    view! {
        {top_bar(ready, words.welcome.letter, Some(Page::Welcome), ().into_any())}
        <article class="sheet prose">{paragraphs(&school.letter)}</article>
        {texts}
        <p class="soft">{(words.welcome.data_officer)(&school.data_officer)}</p>
    }
    .into_any()
}

fn signed_text(text: &SignedText) -> impl IntoView + use<> {
    view! {
        <article class="sheet prose">
            <h2>{text.title.clone()}" "<small>{text.version.clone()}</small></h2>
            {paragraphs(&text.paragraphs)}
        </article>
    }
}

/// Paragraphs of a text.
pub(super) fn paragraphs(text: &[String]) -> impl IntoView + use<> {
    text.iter()
        .map(|paragraph| view! { <p>{paragraph.clone()}</p> })
        .collect_view()
}
