use crate::{
    api,
    app::Ready,
    components::{Fetched, fetch, loaded, top_bar},
    state::words,
};
use kehou_contract::{CheckCode, ProblemCode, ReceiptCheck, ReceiptState, routes::CheckReceipt, school_time};
use leptos::prelude::*;

/// Behind a receipt's QR picture: valid or void, and nobody's name.
pub(super) fn check(ready: Ready, code: CheckCode) -> AnyView {
    let fetched: RwSignal<Fetched<Option<ReceiptCheck>>, LocalStorage> =
        RwSignal::new_local(Fetched::Loading);
    let code = StoredValue::new(code);
    let load = move || {
        fetched.set(Fetched::Loading);
        fetch(fetched, async move {
            match api::call(CheckReceipt {
                check_code: code.get_value(),
            })
            .await
            {
                Ok(told) => Ok(Some(told)),
                Err(error) if error.code() == Some(ProblemCode::NotFound) => Ok(None),
                Err(error) => Err(error),
            }
        });
    };
    load();
    view! {
        {top_bar(ready, words().check.title, None, ().into_any())}
        {loaded(fetched, load, |told| verdict(told.as_ref()))}
    }
    .into_any()
}

fn verdict(told: Option<&ReceiptCheck>) -> AnyView {
    let texts = &words().check;
    let Some(told) = told else {
        return view! { <p class="notice notice--wrong">{texts.unknown}</p> }.into_any();
    };
    let (class, word) = match told.state {
        ReceiptState::Valid => ("notice", texts.valid),
        ReceiptState::Replaced | ReceiptState::Withdrawn => ("notice notice--wrong", texts.void),
    };
    view! {
        <div class=class role="status">
            <h2>{word}</h2>
            <p>{told.number.to_string()}</p>
            <p>{told.school.clone()}</p>
            <p>{(texts.made_at)(&(words().moment)(school_time(told.submitted_at)))}</p>
        </div>
        <p class="soft">{texts.nameless}</p>
    }
    .into_any()
}
