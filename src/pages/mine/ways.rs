use crate::{
    api,
    app::Ready,
    drawn::{Draw, Drawn},
    pages::Page,
    state::{late_words, words},
};
use kehou_contract::{Bill, routes::ListFamilyBills, rules::bill_totals};
use leptos::{prelude::*, task::spawn_local};

/// Where a family goes on from here, a row each, with what is new there.
pub(super) fn ways(ready: Ready) -> Drawn {
    let texts = late_words();
    let unread = Signal::derive(move || match ready.inbox.unread() {
        0 => String::new(),
        unread => (words().common.unread)(unread),
    });
    view! {
        <nav class="sheet ways" aria-label=texts.mine.ways>
            {way(&Page::Messages, texts.messages.title, "state state--no", unread)}
            {way(&Page::Bills, texts.bills.title, "state state--wait", owed().into())}
            {way(&Page::FeeNotice, words().common.fee_notice, "state", Signal::derive(String::new))}
            {way(&Page::Letter, words().welcome.letter, "state", Signal::derive(String::new))}
        </nav>
    }
    .drawn()
}

fn way(page: &Page, title: &'static str, class: &'static str, news: Signal<String>) -> Drawn {
    view! { <a class="ways__way" href=page.path()><span>{title}</span>" "<span class=class>{news}</span></a> }
        .drawn()
}

/// What the family still has to pay, in words, once the server has said.
fn owed() -> RwSignal<String> {
    let owed = RwSignal::new(String::new());
    spawn_local(async move {
        // Without an answer the row says nothing of money; the bills' own screen says why.
        if let Ok(all) = api::call(ListFamilyBills).await {
            let bills: Vec<&Bill> = all.iter().map(|one| &one.bill).collect();
            let due = bill_totals(&bills).due;
            if !due.is_zero() {
                let _ = owed.try_set((late_words().bills.child_owes)(&due.to_string()));
            }
        }
    });
    owed
}
