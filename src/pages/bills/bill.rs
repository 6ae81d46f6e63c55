use crate::{
    components::{bill_lines, bill_state, bill_total_title, why_void},
    drawn::{Draw, Drawn},
    pages::Page,
    state::{late_words, words},
};
use kehou_contract::{FamilyBill, Fen, rules::BillStanding, school_time};
use leptos::prelude::*;

/// One bill: where it stands, its lines, until when or why not, and the receipts it belongs to.
pub(super) fn bill(one: &FamilyBill, standing: BillStanding) -> Drawn {
    let texts = &late_words().bills;
    let said = match (standing, one.bill.due_at) {
        (BillStanding::Due, Some(due_at)) => (texts.pay_by)(&(words().moment)(school_time(due_at))),
        _ => why_void(standing).to_owned(),
    };
    let payment = one.bill.payment.as_ref().map(|number| {
        let text = (texts.see_payment)(number.as_str());
        view! { <a href=Page::PaymentReceipt(number.clone()).path()>{text}</a> }.drawn()
    });
    let back = refunded(one);
    let submission = (texts.of_receipt)(one.submission.as_str());
    view! {
        <article class="bill">
            <p class="bill__state">{bill_state(standing)}<span>{said}</span></p>
            {bill_lines(&one.bill, bill_total_title(standing))}
            {back}
            <p class="links">{payment}<a href=Page::Receipt(one.submission.clone()).path()>{submission}</a></p>
        </article>
    }
    .drawn()
}

/// What goes back of the money, and what went back.
fn refunded(one: &FamilyBill) -> Vec<Drawn> {
    let texts = &late_words().bills;
    let waiting = Fen(one.refunded.0 - one.paid_out.0);
    [(waiting, texts.to_refund), (one.paid_out, texts.refunded)]
        .into_iter()
        .filter(|(amount, _)| !amount.is_zero())
        .map(|(amount, say)| view! { <p><b>{say(&amount.to_string())}</b></p> }.drawn())
        .collect()
}
