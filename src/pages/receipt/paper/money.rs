use crate::{
    app::Ready,
    components::{bill_lines, bill_state, bill_total_title, how_to_pay, why_void},
    drawn::{Draw, Drawn},
    pages::Page,
    state::{late_words, words},
};
use kehou_contract::{SubmissionReceipt, rules::BillStanding, school_time};
use leptos::prelude::*;

/// The bill, and where it stands now: not where it stood when the application was taken.
pub(super) fn money(ready: Ready, receipt: &SubmissionReceipt, standing: BillStanding) -> Drawn {
    let said = match standing {
        BillStanding::NothingDue => view! { <p class="soft">{late_words().receipt.nothing_due}</p> }.drawn(),
        BillStanding::Due => due(ready, receipt),
        BillStanding::Paid => paid(receipt),
        BillStanding::Returned | BillStanding::Replaced | BillStanding::Withdrawn => {
            view! { <p class="bill__state">{bill_state(standing)}<span>{why_void(standing)}</span></p> }
                .drawn()
        }
    };
    view! { {bill_lines(&receipt.bill, bill_total_title(standing))}{said} }.drawn()
}

fn due(ready: Ready, receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().bills;
    let until = receipt.bill.due_at.map(|due_at| (texts.pay_by)(&(words().moment)(school_time(due_at))));
    view! {
        <p class="bill__state">{bill_state(BillStanding::Due)}<b>{until.unwrap_or_default()}</b></p>
        <p class="note">{texts.else_place_goes}</p>
        {how_to_pay(&ready.school())}
        <p class="links"><a href=Page::Bills.path()>{texts.see_bills}</a></p>
    }
    .drawn()
}

fn paid(receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().bills;
    let way = receipt.payment.as_ref().map(|number| {
        let text = (texts.see_payment)(number.as_str());
        view! { <a href=Page::PaymentReceipt(number.clone()).path()>{text}</a> }.drawn()
    });
    view! { <p class="bill__state">{bill_state(BillStanding::Paid)}{way}</p> }.drawn()
}
