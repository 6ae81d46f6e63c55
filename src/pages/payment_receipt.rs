use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    browser,
    components::{Drawing, Icon, bill_lines, call, icon, loaded, stamp, top_bar},
    drawn::{Draw, Drawn, press},
    state::{late_words, words},
};
use kehou_contract::{PaymentMethod, PaymentReceipt, PaymentReceiptNumber, routes::GetPaymentReceipt};
use leptos::prelude::*;
use std::rc::Rc;

/// The receipt for money that came in, to keep and to print.
pub(super) fn payment_receipt(ready: Ready, number: PaymentReceiptNumber) -> Drawn {
    let ask = move || {
        let number = number.clone();
        async move {
            let receipt = api::call(GetPaymentReceipt { number })
                .await
                .inspect_err(|error| mind_sign_in(ready, error))?;
            Ok(Rc::new(move || paper(&receipt)) as Drawing)
        }
    };
    view! {
        {top_bar(ready, late_words().bills.payment.title, Some(Page::Bills), Drawn::nothing())}
        {loaded(ask).drawn()}
    }
    .drawn()
}

fn paper(receipt: &PaymentReceipt) -> Drawn {
    let texts = &late_words().bills.payment;
    let who = [receipt.child_name.clone(), (words().home_class)(receipt.home_class)].join(" · ");
    let print = press(|_| browser::print());
    view! {
        <div class="done">
            <span class="done__tick">{icon(Icon::Tick)}</span>
            <h2>{texts.received}</h2>
            <p class="done__number"><small>{texts.number}</small>" "<b>{receipt.number.to_string()}</b></p>
        </div>
        <article class="sheet paper">
            <p class="paper__who"><b>{who}</b><small>{receipt.school.clone()}</small></p>
            {bill_lines(&receipt.bill, texts.amount)}
            {facts(receipt)}
        </article>
        <button class="button button--quiet" on:click=print>{late_words().receipt.print}</button>
        <p class="links"><a href=Page::Receipt(receipt.submission.clone()).path()>{late_words().messages.see_receipt}</a></p>
    }
    .drawn()
}

/// How and when it came in, for what, and by which rule.
fn facts(receipt: &PaymentReceipt) -> Drawn {
    let texts = &late_words().bills.payment;
    let method = match &receipt.method {
        PaymentMethod::Transfer { voucher } => (texts.transfer)(voucher),
        PaymentMethod::Cash => texts.cash.to_owned(),
    };
    let facts = [
        (texts.method, method),
        (texts.received_at, stamp(receipt.received_at)),
        (texts.submission, receipt.submission.to_string()),
        (texts.document, receipt.fee_document.clone()),
    ];
    let rows = facts.into_iter().map(|(title, fact)| {
        view! { <div class="lines__line"><dt>{title}</dt><dd>{fact}</dd></div> }.drawn()
    });
    view! {
        <dl class="lines">{rows.collect::<Vec<_>>()}</dl>
        <p class="soft">{late_words().receipt.complaint}" "{call(&receipt.complaint_phone)}</p>
    }
    .drawn()
}
