use super::Page;
use crate::{
    app::Ready,
    components::top_bar,
    drawn::{Draw, Drawn},
    state::words,
};
use kehou_contract::SignedText;
use leptos::prelude::*;

/// The letter to parents, and the texts to sign.
pub(super) fn letter(ready: Ready) -> Drawn {
    let school = ready.school();
    let words = words();
    let texts: Vec<Drawn> =
        [&school.agreement, &school.pick_up_pledge].into_iter().map(signed_text).collect();
    view! {
        {top_bar(ready, words.welcome.letter, Some(Page::Welcome), Drawn::nothing())}
        <article class="sheet prose">
            {paragraphs(&school.letter)}
            <p class="links"><a href=Page::FeeNotice.path()>{words.common.fee_notice}</a></p>
        </article>
        {texts}
        <p class="soft">{(words.welcome.data_officer)(&school.data_officer)}</p>
    }
    .drawn()
}

fn signed_text(text: &SignedText) -> Drawn {
    view! {
        <article class="sheet prose">
            <h2>{text.title.clone()}" "<small>{text.version.clone()}</small></h2>
            {paragraphs(&text.paragraphs)}
        </article>
    }
    .drawn()
}

/// Paragraphs of a text.
pub(super) fn paragraphs(text: &[String]) -> Vec<Drawn> {
    text.iter().map(|paragraph| view! { <p>{paragraph.clone()}</p> }.drawn()).collect()
}
