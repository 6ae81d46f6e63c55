use crate::{
    api,
    app::Ready,
    components::{Drawing, loaded, top_bar},
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use kehou_contract::{CheckCode, ProblemCode, ReceiptCheck, ReceiptState, routes::CheckReceipt, school_time};
use leptos::prelude::*;
use std::rc::Rc;

/// Behind a receipt's QR picture: valid or void, and nobody's name.
pub(super) fn check(ready: Ready, code: CheckCode) -> Drawn {
    let ask = move || {
        let check_code = code.clone();
        async move {
            let told = match api::call(CheckReceipt { check_code }).await {
                Err(error) if error.code() == Some(ProblemCode::NotFound) => None,
                answer => Some(answer?),
            };
            Ok(Rc::new(move || verdict(told.as_ref())) as Drawing)
        }
    };
    view! {
        {top_bar(ready, late_words().check.title, None, Drawn::nothing())}
        {loaded(ask).drawn()}
    }
    .drawn()
}

fn verdict(told: Option<&ReceiptCheck>) -> Drawn {
    let texts = &late_words().check;
    let Some(told) = told else {
        return view! { <p class="notice notice--wrong">{texts.unknown}</p> }.drawn();
    };
    let (class, word) = match told.state {
        ReceiptState::Valid => ("notice", texts.valid),
        ReceiptState::Replaced | ReceiptState::Withdrawn => ("notice notice--wrong", texts.void),
    };
    let made_at = (texts.made_at)(&(words().moment)(school_time(told.submitted_at)));
    view! {
        <div class=class role="status">
            <h2>{word}</h2>
            <p>{told.number.to_string()}</p>
            <p>{told.school.clone()}</p>
            <p>{made_at}</p>
        </div>
        <p class="soft">{texts.nameless}</p>
    }
    .drawn()
}
