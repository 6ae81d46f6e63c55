use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    components::{Drawing, WayOut, loaded, top_bar},
    drawn::{Draw, Drawn, press},
    state::{ServerTime, late_words},
};
use kehou_contract::{
    Fen, Message, MessageReading, News, PaymentReceiptNumber, RoundState,
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
    let place = children.iter().position(|state| state.child.id == message.child);
    let child = place.map(|place| children[place].child.name.clone()).unwrap_or_default();
    let at = (crate::state::words().moment)(school_time(message.at));
    let unread =
        (!message.read).then(|| view! { <span class="state state--wait">{texts.unread}</span> }.drawn());
    let way = match way_on(message) {
        Some((page, text)) => view! { <a href=page.path()>{text}</a> }.drawn(),
        None => instead(ready, place.unwrap_or_default()),
    };
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
fn way_on(message: &Message) -> Option<(Page, &'static str)> {
    let texts = &late_words().messages;
    match &message.news {
        News::Outcome { receipt, .. }
        | News::ApplicationReturned { receipt, .. }
        | News::ToBeSigned { receipt, .. } => Some((Page::Receipt(receipt.clone()), texts.see_receipt)),
        News::WaiverGranted { less: Fen::ZERO, refund: Fen::ZERO } | News::WaiverDeclined => {
            Some((Page::Waivers(message.child.clone()), late_words().waivers.see))
        }
        News::BillDue { .. } | News::WaiverGranted { .. } | News::Left { .. } => {
            Some((Page::Bills, late_words().bills.see_bills))
        }
        News::BillPaid { number, .. } => {
            Some((Page::PaymentReceipt(PaymentReceiptNumber::new(number.clone())), texts.see_payment))
        }
        News::SessionCancelled { .. }
        | News::SessionHeld { .. }
        | News::LeavingChanged { .. }
        | News::CompanyChanged { .. }
        | News::UsualCompanyChanged { .. } => Some((Page::PickUp, texts.see_pick_up)),
        News::Admitted { .. } => Some((Page::Week, late_words().receipt.to_week)),
        News::NotAdmitted { .. } | News::PlaceReturned { .. } | News::ApplicationLetGo { .. } => None,
    }
}

/// What helps when places went back: the menu, turned to the child that lost them; once the round is over, the school.
fn instead(ready: Ready, place: usize) -> Drawn {
    let school = ready.school();
    if school.round.state_at(ServerTime::now()) != RoundState::Open {
        return WayOut::call(&school.phone).drawn("way");
    }
    // The link itself is followed after this.
    let turn = press(move |_| ready.children.choose(place));
    view! { <span on:click=turn>{WayOut::what_else_fits().drawn("way")}</span> }.drawn()
}
