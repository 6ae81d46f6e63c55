use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    components::{Drawing, loaded, top_bar},
    drawn::{Draw, Drawn},
    state::late_words,
};
use kehou_contract::{
    Message, MessageReading, News, PaymentReceiptNumber,
    routes::{ListMessages, ReadMessages},
    school_time,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// What the household was told, newest first. Looking at it is reading it.
pub(super) fn messages(ready: Ready) -> Drawn {
    let ask = move || async move {
        let all = api::call(ListMessages).await.inspect_err(|error| mind_sign_in(ready, error))?;
        mark_read(ready, &all);
        Ok(Rc::new(move || list(ready, &all)) as Drawing)
    };
    view! {
        {top_bar(ready, late_words().messages.title, Some(Page::Mine), Drawn::nothing())}
        {loaded(ask).drawn()}
    }
    .drawn()
}

fn mark_read(ready: Ready, all: &[Message]) {
    let Some(newest) = all.first().filter(|_| all.iter().any(|message| !message.read)) else {
        return;
    };
    let body = MessageReading { up_to: newest.id.clone() };
    spawn_local(async move {
        // A failure leaves them unread: they are marked when somebody looks again.
        if api::call_with_key(&ReadMessages, &body, None).await.is_ok() {
            ready.inbox.all_read();
        }
    });
}

fn list(ready: Ready, all: &[Message]) -> Drawn {
    if all.is_empty() {
        return view! { <p class="empty">{late_words().messages.empty}</p> }.drawn();
    }
    let rows: Vec<Drawn> = all.iter().map(|message| row(ready, message)).collect();
    view! { <ol class="messages">{rows}</ol> }.drawn()
}

fn row(ready: Ready, message: &Message) -> Drawn {
    let texts = &late_words().messages;
    let said = (late_words().news)(&message.news);
    let children = untrack(|| ready.children.all());
    let child = children.iter().find(|state| state.child.id == message.child);
    let child = child.map(|state| state.child.name.clone()).unwrap_or_default();
    let at = (crate::state::words().moment)(school_time(message.at));
    let unread =
        (!message.read).then(|| view! { <span class="state state--wait">{texts.unread}</span> }.drawn());
    let way = way_on(&message.news).map(|(page, text)| view! { <a href=page.path()>{text}</a> }.drawn());
    view! {
        <li class="sheet">
            <p class="message__head"><small>{[child, at].join(" · ")}</small>{unread}</p>
            <h2>{said.title}</h2>
            <p>{said.text}</p>
            <p class="links">{way}</p>
        </li>
    }
    .drawn()
}

/// Where a family goes on from a message.
fn way_on(news: &News) -> Option<(Page, &'static str)> {
    let texts = &late_words().messages;
    match news {
        News::Outcome { receipt, .. } => Some((Page::Receipt(receipt.clone()), texts.see_receipt)),
        News::BillDue { .. } => Some((Page::Bills, late_words().bills.see_bills)),
        News::BillPaid { number, .. } => {
            Some((Page::PaymentReceipt(PaymentReceiptNumber::new(number.clone())), texts.see_payment))
        }
        News::SessionCancelled { .. }
        | News::SessionHeld { .. }
        | News::LeavingChanged { .. }
        | News::CompanyChanged { .. }
        | News::UsualCompanyChanged { .. } => Some((Page::PickUp, texts.see_pick_up)),
        News::PlaceReturned { .. } => None,
    }
}
