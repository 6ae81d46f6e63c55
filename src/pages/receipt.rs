mod paper;

use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    components::{Drawing, loaded, top_bar},
    drawn::{Draw, Drawn},
    state::late_words,
};
use kehou_contract::{ReceiptNumber, routes::GetReceipt};
use leptos::prelude::*;
use paper::paper;
use std::rc::Rc;

/// A submission receipt, to keep and to print.
pub(super) fn receipt(ready: Ready, number: ReceiptNumber) -> Drawn {
    let ask = move || {
        let number = number.clone();
        async move {
            let receipt =
                api::call(GetReceipt { number }).await.inspect_err(|error| mind_sign_in(ready, error))?;
            Ok(Rc::new(move || paper(ready, &receipt)) as Drawing)
        }
    };
    view! {
        {top_bar(ready, late_words().receipt.title, Some(Page::Mine), Drawn::nothing())}
        {loaded(ask).drawn()}
    }
    .drawn()
}
