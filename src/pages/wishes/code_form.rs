use crate::{
    app::Ready,
    components::{FieldTexts, text_field, top_bar},
    drawn::{Draw, Drawn},
    pages::Page,
    state::student_words,
};
use kehou_contract::rules::wish_code;
use leptos::{ev::SubmitEvent, prelude::*};

/// A place to type the code of a wish list.
pub(in crate::pages) fn code_form(ready: Ready) -> Drawn {
    let texts = student_words();
    let (typed, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let at_fault = Signal::derive(move || tried.get() && typed.with(|typed| wish_code(typed).is_none()));
    let open: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        tried.set(true);
        if let Some(code) = typed.with_untracked(|typed| wish_code(typed)) {
            ready.navigator.go(&Page::Wishes(code));
        }
    });
    let field = FieldTexts {
        id: "wish-code",
        label: texts.code,
        hint: texts.code_hint,
        fault: texts.code_fault,
        autocomplete: "off",
    };
    view! {
        {top_bar(ready, texts.wishes_title, Some(Page::Menu), Drawn::nothing())}
        <form class="sheet form" on:submit=open novalidate>
            {text_field(field, typed, at_fault)}
            <button class="button" type="submit">{texts.open}</button>
        </form>
    }
    .drawn()
}
