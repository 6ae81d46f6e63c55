use super::{Told, after_change};
use crate::{
    drawn::{Draw, Drawn},
    staff::{
        StaffRoom,
        office::bills::money_fields,
        writing::{ChangeTexts, change},
    },
    state::words,
};
use kehou_contract::{OfficeRefund, RefundPayOut, routes::PayOutRefund, school_time};
use leptos::{prelude::*, task::spawn_local};

/// Money that goes back: to whom, how much, how it had come in; recording that it left the school.
pub(super) fn refund(room: StaffRoom, told: Told, one: &OfficeRefund) -> Drawn {
    let texts = &room.words.office;
    let who = [(words().home_class)(one.home_class), one.school_number.clone()].join(" · ");
    let (class, state) = match one.paid_out_at {
        Some(_) => ("state", texts.refunded),
        None => ("state state--wait", texts.to_refund),
    };
    let at = (words().moment)(school_time(one.paid_out_at.unwrap_or(one.since)));
    let at = if one.paid_out_at.is_some() { at } else { (texts.refund_since)(&at) };
    let pay_out = one.paid_out_at.is_none().then(|| pay_out(room, told, one));
    view! {
        <li class="sheet bill">
            <p class="bill__who"><b>{one.child_name.clone()}</b><small>{who}</small></p>
            <p class="bill__sum"><b>{(words().common.yuan)(&one.amount.to_string())}</b><span class=class>{state}</span></p>
            <p class="soft">{[one.submission.to_string(), at].join(" · ")}</p>
            {pay_out}
        </li>
    }
    .drawn()
}

fn pay_out(room: StaffRoom, told: Told, one: &OfficeRefund) -> Drawn {
    let texts = &room.words.office;
    let amount = one.amount;
    let id = ["pay-out-", one.id.as_str()].concat();
    let said = ChangeTexts {
        title: texts.pay_out,
        name: [texts.pay_out, " · ", &one.child_name, " · ", one.submission.as_str()].concat(),
        note: (texts.pay_out_note)(&amount.to_string()),
        id: id.clone(),
    };
    let (fields, method) = money_fields(room, id);
    let body = move |reason| Some(RefundPayOut { amount, method: method()?, reason });
    let endpoint = PayOutRefund { refund_id: one.id.clone() };
    change(room, said, fields, endpoint, body, move |_| spawn_local(after_change(room, told)))
}
