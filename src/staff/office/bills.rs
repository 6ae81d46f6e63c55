mod money;
mod office_bill;
mod payment;

use crate::{
    api,
    components::{Drawing, chip, loaded, search_field},
    drawn::{Draw, Drawn, live},
    staff::{StaffRoom, screen_head::screen_head},
    state::words,
};
use kehou_contract::{BillState, Fen, OfficeBill, routes::ListOfficeBills};
use leptos::prelude::*;
pub(super) use money::money_fields;
use office_bill::office_bill;
use std::rc::Rc;

/// Bills that are due or were paid, and recording what came in.
pub(in crate::staff) fn bills(room: StaffRoom) -> Drawn {
    let bills: Bills = RwSignal::new_local(Rc::default());
    let ask = move || async move {
        renew(room, bills).await?;
        Ok(Rc::new(move || screen(room, bills)) as Drawing)
    };
    view! { {screen_head(room, room.words.office.bills, Drawn::nothing())}{loaded(ask).drawn()} }.drawn()
}

type Bills = RwSignal<Rc<Vec<OfficeBill>>, LocalStorage>;

async fn renew(room: StaffRoom, bills: Bills) -> Result<(), api::ApiError> {
    let now = api::call(ListOfficeBills).await.map_err(|error| room.mind(error))?;
    // The screen may have gone meanwhile.
    let _ = bills.try_set(Rc::new(now));
    Ok(())
}

fn screen(room: StaffRoom, bills: Bills) -> Drawn {
    let texts = &room.words.office;
    let wanted = RwSignal::new(Some(BillState::Due));
    let query = RwSignal::new(String::new());
    let choice = |state: Option<BillState>, text: &'static str| {
        let is_on = Signal::derive(move || wanted.get() == state);
        chip(text.to_owned(), is_on, move || wanted.set(state))
    };
    let totals = live(move || totals(room, &bills.get()));
    let list = live(move || {
        let all = bills.get();
        let (state, typed) = (wanted.get(), query.get());
        let shown = all.iter().filter(|bill| state.is_none_or(|state| bill.bill.state == state));
        let shown = shown.filter(|bill| is_meant(bill, typed.trim()));
        let rows: Vec<Drawn> = shown.map(|bill| untrack(|| office_bill(room, bills, bill))).collect();
        if rows.is_empty() {
            return view! { <p class="empty">{texts.no_bills}</p> }.drawn();
        }
        view! { <ul class="bills">{rows}</ul> }.drawn()
    });
    view! {
        {totals}
        <section class="filters">
            {search_field(texts.bills_search, texts.bills_search_hint, query.into(), move |typed| query.set(typed))}
            <div class="chips">
                {choice(Some(BillState::Due), texts.due)}
                {choice(Some(BillState::Paid), texts.paid)}
                {choice(None, texts.all)}
            </div>
        </section>
        {list}
    }
    .drawn()
}

fn totals(room: StaffRoom, bills: &[OfficeBill]) -> Drawn {
    let texts = &room.words.office;
    let of = |state: BillState, say: fn(usize, &str) -> String| {
        let amounts: Vec<Fen> =
            bills.iter().filter(|bill| bill.bill.state == state).map(|bill| bill.bill.total).collect();
        let count = amounts.len();
        let sum = Fen::checked_sum(amounts).map(|sum| sum.to_string()).unwrap_or_default();
        view! { <li class="sums__sum">{say(count, &sum)}</li> }.drawn()
    };
    view! { <ul class="sums">{of(BillState::Due, texts.due_total)}{of(BillState::Paid, texts.paid_total)}</ul> }
        .drawn()
}

/// Whether a bill is looked for by these words: the child's name, its number, the receipt's number, its class.
fn is_meant(bill: &OfficeBill, typed: &str) -> bool {
    typed.is_empty()
        || bill.child_name.contains(typed)
        || bill.school_number.contains(typed)
        || bill.submission.as_str().contains(typed)
        || (words().home_class)(bill.home_class).contains(typed)
}
