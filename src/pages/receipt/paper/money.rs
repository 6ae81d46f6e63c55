use crate::{
    app::Ready,
    components::{bill_lines, bill_state, bill_total_title, how_to_pay, part_name, why_void},
    drawn::{Draw, Drawn},
    pages::Page,
    state::{late_words, words},
};
use kehou_contract::{
    Bill, SubmissionReceipt,
    rules::{BillStanding, bill_standing},
    school_time,
};
use leptos::prelude::*;

/// The bills, and where each stands now: not where it stood when the application was taken.
pub(super) fn money(ready: Ready, receipt: &SubmissionReceipt) -> Drawn {
    let count = receipt.bills.len();
    let bills = receipt.bills.iter().zip(1..).map(|(bill, nth)| {
        let standing = bill_standing(bill.state, receipt.state);
        let name = (count > 1).then(|| view! { <h3 class="lines__of">{part_name(bill)}</h3> }.drawn());
        // Before signing the same holds of all of them: it is said once.
        let said = (standing != BillStanding::Quoted || nth == count).then(|| said(bill, standing));
        view! { {name}{bill_lines(bill, bill_total_title(standing))}{said} }.drawn()
    });
    let bills = bills.collect::<Vec<_>>();
    let first = receipt.bills.first().map(|bill| (bill, bill_standing(bill.state, receipt.state)));
    let how = match first {
        Some((bill, BillStanding::Due)) => how(ready, bill),
        _ => Drawn::nothing(),
    };
    view! { {bills}{how} }.drawn()
}

fn said(bill: &Bill, standing: BillStanding) -> Drawn {
    match standing {
        BillStanding::NothingDue => view! { <p class="soft">{late_words().receipt.nothing_due}</p> }.drawn(),
        BillStanding::Counting => {
            view! { <p class="bill__state">{bill_state(standing)}<span>{late_words().bills.why_counting}</span></p> }
                .drawn()
        }
        BillStanding::Due => due(bill),
        BillStanding::Paid => paid(bill),
        BillStanding::Quoted
        | BillStanding::Returned
        | BillStanding::Replaced
        | BillStanding::Withdrawn => {
            view! { <p class="bill__state">{bill_state(standing)}<span>{why_void(standing)}</span></p> }
                .drawn()
        }
    }
}

fn due(bill: &Bill) -> Drawn {
    let texts = &late_words().bills;
    let until = bill.due_at.map(|due_at| (texts.pay_by)(&(words().moment)(school_time(due_at))));
    view! { <p class="bill__state">{bill_state(BillStanding::Due)}<b>{until.unwrap_or_default()}</b></p> }
        .drawn()
}

/// How to pay; of what is due at once also what happens if nobody does.
fn how(ready: Ready, first: &Bill) -> Drawn {
    let texts = &late_words().bills;
    let note = first.billed_on.is_none().then_some(texts.else_place_goes);
    view! {
        <p class="note">{note}</p>
        {how_to_pay(&ready.school())}
        <p class="links"><a href=Page::Bills.path()>{texts.see_bills}</a></p>
    }
    .drawn()
}

fn paid(bill: &Bill) -> Drawn {
    let texts = &late_words().bills;
    let way = bill.payment.as_ref().map(|number| {
        let text = (texts.see_payment)(number.as_str());
        view! { <a href=Page::PaymentReceipt(number.clone()).path()>{text}</a> }.drawn()
    });
    view! { <p class="bill__state">{bill_state(BillStanding::Paid)}{way}</p> }.drawn()
}
