mod bill;
mod of_child;
mod owed;

use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    components::{Drawing, call, loaded, top_bar},
    drawn::{Draw, Drawn, live},
    state::{at_every_look, late_words, words},
};
use kehou_contract::{FamilyBill, routes::ListFamilyBills};
use leptos::{prelude::*, task::spawn_local};
use of_child::of_child;
use owed::owed;
use std::rc::Rc;

/// What the family still has to pay and how, then every child's bills.
pub(super) fn bills(ready: Ready) -> Drawn {
    let ask = move || async move {
        let all = api::call(ListFamilyBills).await.inspect_err(|error| mind_sign_in(ready, error))?;
        Ok(Rc::new(move || followed(ready, all.clone())) as Drawing)
    };
    view! {
        {top_bar(ready, late_words().bills.title, Some(Page::Mine), Drawn::nothing())}
        {loaded(ask).drawn()}
    }
    .drawn()
}

/// The office records what came in while the screen stands: it is asked for again at every look.
fn followed(ready: Ready, all: Vec<FamilyBill>) -> Drawn {
    let told = RwSignal::new(all);
    at_every_look(ready.second, move || {
        spawn_local(async move {
            // A failure leaves what was told.
            if let Ok(now) = api::call(ListFamilyBills).await
                && told.try_with_untracked(|told| told != &now) == Some(true)
            {
                told.set(now);
            }
        });
    });
    live(move || told.with(|told| whole(ready, told)))
}

fn whole(ready: Ready, all: &[FamilyBill]) -> Drawn {
    let school = ready.school();
    let children = untrack(|| ready.children.all());
    let sheets: Vec<Drawn> = children.iter().map(|state| of_child(&state.child, all)).collect();
    let complaint = late_words().receipt.complaint;
    view! {
        {owed(&school, all)}
        {sheets}
        <p class="links"><a href=Page::FeeNotice.path()>{words().common.fee_notice}</a></p>
        <p class="soft">{school.fee_document.clone()}" · "{complaint}" "{call(&school.complaint_phone)}</p>
        <p class="soft">{words().common.ask_the_school}" "{call(&school.phone)}</p>
    }
    .drawn()
}
