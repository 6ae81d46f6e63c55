mod money;
mod outcomes;

use crate::{
    app::Ready,
    browser,
    components::{Icon, WayOut, call, icon, stamp, why_void},
    drawn::{Draw, Drawn, press},
    pages::Page,
    state::{ServerTime, late_words, words},
};
use kehou_contract::{
    LinkedReceipt, Outcome, ReceiptState, ReviewState, RoundState, SubmissionReceipt,
    routes::receipt_qr,
    rules::{BillStanding, bill_standing},
};
use leptos::prelude::*;
use money::money;
use outcomes::outcomes;

/// The receipt itself.
pub(super) fn paper(ready: Ready, receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().receipt;
    let holds = receipt.state == ReceiptState::Valid;
    let is_settled = !receipt.review.as_ref().is_some_and(ReviewState::is_open);
    let standings = receipt.bills.iter().map(|bill| bill_standing(bill.state, receipt.state));
    let returned = standings.into_iter().any(|standing| standing == BillStanding::Returned);
    let lost = returned || receipt.outcomes.iter().any(|choice| choice.outcome != Outcome::In);
    let school = ready.school();
    let open = school.round.state_at(ServerTime::now()) == RoundState::Open;
    let way = if open { WayOut::what_else_fits() } else { WayOut::call(&school.phone) };
    let way = (holds && lost).then(|| way.drawn("button"));
    let who = [receipt.child_name.clone(), (words().home_class)(receipt.home_class)].join(" · ");
    let print = press(|_| browser::print());
    view! {
        {head(receipt)}
        {returned.then(|| view! { <p class="notice notice--wrong">{why_void(BillStanding::Returned)}</p> }.drawn())}
        <article class="sheet paper">
            <p class="paper__who"><b>{who}</b><small>{receipt.school.clone()}</small></p>
            {receipt.linked.as_ref().map(linked)}
            {outcomes(ready, receipt, holds && open)}
            {money(ready, receipt)}
            {small_print(receipt)}
        </article>
        {way}
        <button class="button button--quiet" on:click=print>{texts.print}</button>
        {(holds && is_settled).then(|| what_comes_next(ready, receipt))}
    }
    .drawn()
}

/// The sibling's receipt, where both were taken together.
fn linked(other: &LinkedReceipt) -> Drawn {
    let texts = &late_words().linked;
    let with = (texts.with)(&other.child_name);
    let page = Page::Receipt(other.number.clone()).path();
    view! { <p><b>{texts.title}</b>" "<a href=page>{with}</a></p> }.drawn()
}

fn what_comes_next(ready: Ready, receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().receipt;
    if receipt.care.is_empty() && receipt.outcomes.is_empty() {
        return Drawn::nothing();
    }
    let clubs_from = (words().date)(ready.school().term.clubs_from());
    view! {
        <section class="sheet">
            <h2>{texts.next}</h2>
            <p>{(texts.next_note)(&clubs_from)}</p>
            <a class="button button--quiet" href=Page::Week.path()>{texts.to_week}</a>
        </section>
    }
    .drawn()
}

fn head(receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().receipt;
    let (class, state) = match receipt.state {
        ReceiptState::Valid => ("state", texts.valid),
        ReceiptState::Replaced => ("state state--no", texts.replaced),
        ReceiptState::Withdrawn => ("state state--no", texts.withdrawn),
    };
    let received = match receipt.review.as_ref().is_some_and(ReviewState::is_open) {
        true => late_words().review.received,
        false => texts.received,
    };
    let done = (receipt.state == ReceiptState::Valid)
        .then(|| view! { <span class="done__tick">{icon(Icon::Tick)}</span><h2>{received}</h2> }.drawn());
    view! {
        <div class="done">
            {done}
            <p><span class=class>{state}</span></p>
            <p class="done__number"><small>{texts.number}</small>" "<b>{receipt.number.to_string()}</b></p>
            <small>{stamp(receipt.submitted_at)}</small>
        </div>
    }
    .drawn()
}

fn small_print(receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().receipt;
    let signed = receipt.signed.as_ref();
    let signed =
        signed.map(|signed| (texts.signed_by)(&signed.guardian_name, &(words().list)(&signed.texts)));
    view! {
        <p class="soft">{signed.unwrap_or_default()}</p>
        <p class="soft">{receipt.fee_document.clone()}" · "{texts.complaint}" "{call(&receipt.complaint_phone)}</p>
        <figure class="qr">
            <img class="qr__picture" src=receipt_qr(&receipt.check_code) alt=texts.qr width="132" height="132"/>
            <figcaption>{texts.qr_note}</figcaption>
        </figure>
    }
    .drawn()
}
