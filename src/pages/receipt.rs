mod paper;
mod review;

use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    components::{Drawing, loaded, top_bar},
    drawn::{Draw, Drawn, live},
    state::{at_every_look, late_words},
};
use kehou_contract::{ReceiptNumber, SubmissionReceipt, routes::GetReceipt};
use leptos::{prelude::*, task::spawn_local};
use paper::paper;
use review::review;
use std::rc::Rc;

/// A submission receipt, to keep and to print.
pub(super) fn receipt(ready: Ready, number: ReceiptNumber) -> Drawn {
    let ask = move || {
        let number = number.clone();
        async move {
            let receipt =
                api::call(GetReceipt { number }).await.inspect_err(|error| mind_sign_in(ready, error))?;
            Ok(Rc::new(move || followed(ready, receipt.clone())) as Drawing)
        }
    };
    view! {
        {top_bar(ready, late_words().receipt.title, Some(Page::Mine), Drawn::nothing())}
        {loaded(ask).drawn()}
    }
    .drawn()
}

/// A receipt as the server told it last.
type Told = RwSignal<SubmissionReceipt>;

/// What was chosen stays as it was; whether it holds and is paid may change while somebody looks.
fn followed(ready: Ready, receipt: SubmissionReceipt) -> Drawn {
    let number = receipt.number.clone();
    let told = RwSignal::new(receipt);
    at_every_look(ready.second, move || {
        let endpoint = GetReceipt { number: number.clone() };
        spawn_local(async move {
            // A failure leaves what was told.
            if let Ok(now) = api::call(endpoint).await
                && told.try_with_untracked(|told| told != &now) == Some(true)
            {
                told.set(now);
            }
        });
    });
    let review = live(move || told.with(|now| untrack(|| review(ready, told, now))));
    let paper = live(move || told.with(|told| paper(ready, told)));
    view! { {review}{paper} }.drawn()
}
