mod paper;

use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    components::{Fetched, fetch, loaded, top_bar},
    state::words,
};
use kehou_contract::{ReceiptNumber, SubmissionReceipt, routes::GetReceipt};
use leptos::prelude::*;
use paper::paper;

/// A submission receipt, to keep and to print.
pub(super) fn receipt(ready: Ready, number: ReceiptNumber) -> AnyView {
    let fetched: RwSignal<Fetched<SubmissionReceipt>, LocalStorage> = RwSignal::new_local(Fetched::Loading);
    let number = StoredValue::new(number);
    let load = move || {
        fetched.set(Fetched::Loading);
        fetch(fetched, async move {
            let answer = api::call(GetReceipt {
                number: number.get_value(),
            })
            .await;
            if let Err(error) = &answer {
                mind_sign_in(ready, error);
            }
            answer
        });
    };
    load();
    view! {
        {top_bar(ready, words().receipt.title, Some(Page::Mine), ().into_any())}
        {loaded(fetched, load, move |receipt| paper(ready, &receipt))}
    }
    .into_any()
}
