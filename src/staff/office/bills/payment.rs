use super::{Bills, money_fields, renew};
use crate::{
    browser,
    drawn::Drawn,
    staff::{
        StaffRoom,
        writing::{ChangeTexts, change},
    },
};
use kehou_contract::{NewPayment, OfficeBill, routes::RecordPayment};
use leptos::task::spawn_local;

/// Recording that a bill was paid.
pub(super) fn payment(room: StaffRoom, bills: Bills, bill: &OfficeBill) -> Drawn {
    let texts = &room.words.office;
    let amount = bill.bill.total;
    let id = ["pay-", bill.id.as_str()].concat();
    let said = ChangeTexts {
        title: texts.record_payment,
        name: [texts.record_payment, " · ", &bill.child_name, " · ", bill.submission.as_str()].concat(),
        note: (texts.record_payment_note)(&amount.to_string()),
        id: id.clone(),
    };
    let (fields, method) = money_fields(room, id);
    let body = move |reason| Some(NewPayment { amount, method: method()?, reason });
    change(room, said, fields, RecordPayment { bill_id: bill.id.clone() }, body, move |_| {
        // Without an answer the list stays as it was; the payment is recorded.
        spawn_local(async move {
            let _ = renew(room, bills).await;
            browser::focus_if_lost();
        });
    })
}
