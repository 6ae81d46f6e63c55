use super::{Bills, payment::payment};
use crate::{
    components::bill_lines,
    drawn::{Draw, Drawn},
    staff::StaffRoom,
    state::words,
};
use kehou_contract::{BillState, Fen, OfficeBill, school_time};
use leptos::prelude::*;

/// One bill: whose, how much, until when; its lines folded; recording its payment while it is due.
pub(super) fn office_bill(room: StaffRoom, bills: Bills, bill: &OfficeBill) -> Drawn {
    let texts = &room.words.office;
    let who = [(words().home_class)(bill.home_class), bill.school_number.clone()].join(" · ");
    let (class, state) = match bill.bill.state {
        BillState::Paid => ("state", texts.paid),
        _ => ("state state--wait", texts.due),
    };
    let until = match (bill.bill.state, bill.bill.due_at) {
        (BillState::Due, Some(due_at)) => (texts.due_until)(&(words().moment)(school_time(due_at))),
        _ => String::new(),
    };
    let receipt = bill.bill.payment.as_ref().map(|number| (texts.receipt_made)(number.as_str()));
    let back = [(bill.refunded.0 - bill.paid_out.0, texts.to_refund), (bill.paid_out.0, texts.refunded)];
    let back: Vec<Drawn> = back
        .into_iter()
        .filter(|(fen, _)| *fen != 0)
        .map(|(fen, word)| {
            let said = [word, " ", &(words().common.yuan)(&Fen(fen).to_string())].concat();
            view! { <p>{said}</p> }.drawn()
        })
        .collect();
    let pay = (bill.bill.state == BillState::Due).then(|| payment(room, bills, bill));
    view! {
        <li class="sheet bill">
            <p class="bill__who"><b>{bill.child_name.clone()}</b><small>{who}</small></p>
            <p class="bill__sum"><b>{(words().common.yuan)(&bill.bill.total.to_string())}</b><span class=class>{state}</span></p>
            <p class="soft">{until}{receipt}</p>
            {back}
            <details class="fold">
                <summary>{bill.submission.to_string()}</summary>
                {bill_lines(&bill.bill, texts.bills)}
            </details>
            {pay}
        </li>
    }
    .drawn()
}
