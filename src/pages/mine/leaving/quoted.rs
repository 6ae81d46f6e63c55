use crate::{
    app::Ready,
    drawn::{Draw, Drawn},
    pages::Page,
    state::{late_words, words},
};
use kehou_contract::{Child, Fen, LeavingBill, LeavingFee, LeavingQuote};
use leptos::prelude::*;

/// What leaving comes to: from when, fee by fee with its rule, and the sums.
pub(super) fn quoted(ready: Ready, child: &Child, quote: &LeavingQuote) -> Drawn {
    let texts = &late_words().leaving;
    let question = (texts.question)(&child.name, &(words().list)(&quote.titles));
    let bills: Vec<Drawn> = quote.bills.iter().map(bill).collect();
    let counting = quote.counting.then(|| view! { <p>{texts.counting}</p> }.drawn());
    let way_back = ready.school().refund_way.clone();
    let way_back = (!quote.refund.is_zero()).then(|| view! { <p class="soft">{way_back}</p> }.drawn());
    view! {
        <p><b>{question}</b></p>
        <p>{(texts.from)(quote.leaves)}</p>
        {bills}
        {sums(quote)}
        {counting}{way_back}
        <p class="links"><a href=Page::FeeNotice.path()>{words().common.fee_notice}</a></p>
        <p>{texts.note}</p>
    }
    .drawn()
}

fn bill(bill: &LeavingBill) -> Drawn {
    let title = (!bill.title.is_empty()).then(|| view! { <h3>{bill.title.clone()}</h3> }.drawn());
    let paid = bill.paid > Fen::ZERO;
    let fees: Vec<Drawn> = bill.fees.iter().map(|one| fee(one, paid)).collect();
    view! { {title}<dl class="lines">{fees}</dl> }.drawn()
}

fn fee(fee: &LeavingFee, paid: bool) -> Drawn {
    let how = (late_words().leaving.fee)(fee, paid);
    view! {
        <div class="lines__line">
            <dt>{fee.title.clone()}<small>{how}</small></dt>
            <dd>{fee.off.to_string()}</dd>
        </div>
    }
    .drawn()
}

/// What comes back, and what is owed still; where nothing does, that.
fn sums(quote: &LeavingQuote) -> Vec<Drawn> {
    let texts = &late_words().leaving;
    let owed: i64 = quote.bills.iter().map(|bill| bill.owed_after.0).sum();
    let sums = [
        (texts.refund, quote.refund),
        (texts.credit, quote.credit),
        (texts.no_longer_owed, quote.no_longer_owed),
        (texts.still_owed, Fen(owed)),
    ];
    let shown = sums.into_iter().filter(|(_, amount)| !amount.is_zero());
    let mut rows: Vec<Drawn> = shown
        .map(|(title, amount)| {
            let yuan = (words().common.yuan)(&amount.to_string());
            view! { <p class="total"><span>{title}</span><b>{yuan}</b></p> }.drawn()
        })
        .collect();
    if quote.given_back().is_zero() {
        rows.insert(0, view! { <p>{texts.nothing_back}</p> }.drawn());
    }
    rows
}
