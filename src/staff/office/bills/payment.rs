use super::{Bills, renew};
use crate::{
    browser,
    components::{Field, field, select_one},
    drawn::{Draw, Drawn, live_if},
    staff::{
        StaffRoom,
        writing::{Change, ChangeTexts, change},
    },
};
use kehou_contract::{NewPayment, OfficeBill, PaymentMethod, routes::RecordPayment, rules};
use leptos::{prelude::*, task::spawn_local};

/// Recording that a bill was paid: by transfer with the number on the bank's slip, in cash only where the school's file
/// allows it.
pub(super) fn payment(room: StaffRoom, bills: Bills, bill: &OfficeBill) -> Drawn {
    let texts = &room.words.office;
    let amount = bill.bill.total;
    let (voucher, in_cash) = (RwSignal::new(String::new()), RwSignal::new(false));
    let id = ["pay-", bill.id.as_str()].concat();
    let said = ChangeTexts {
        title: texts.record_payment,
        name: [texts.record_payment, " · ", &bill.child_name, " · ", bill.submission.as_str()].concat(),
        note: (texts.record_payment_note)(&amount.to_string()),
        id: id.clone(),
    };
    let fields = move |change| {
        let takes_cash = room.school.with_untracked(|school| school.takes_cash);
        let method = takes_cash.then(|| method_select(room, in_cash));
        let id = [id.as_str(), "-voucher"].concat();
        let slip =
            live_if(move || (!in_cash.get()).then(|| voucher_field(room, change, id.clone(), voucher)));
        view! { {method}{slip} }.drawn()
    };
    let body = move |reason| {
        let method = match in_cash.get_untracked() {
            true => PaymentMethod::Cash,
            false => {
                PaymentMethod::Transfer { voucher: rules::voucher(&voucher.get_untracked())?.to_owned() }
            }
        };
        Some(NewPayment { amount, method, reason })
    };
    change(room, said, fields, RecordPayment { bill_id: bill.id.clone() }, body, move |_| {
        // Without an answer the list stays as it was; the payment is recorded.
        spawn_local(async move {
            let _ = renew(room, bills).await;
            browser::focus_if_lost();
        });
    })
}

/// In cash or not; a transfer is what stands there first, because every school takes it.
fn method_select(room: StaffRoom, in_cash: RwSignal<bool>) -> Drawn {
    let texts = &room.words.office;
    let chosen = Signal::derive(move || in_cash.get().then_some(0));
    view! {
        <label class="field"><span class="field__label">{texts.method}</span>
            {select_one(texts.transfer, vec![texts.cash.to_owned()], chosen, move |at| in_cash.set(at.is_some()))}
        </label>
    }
    .drawn()
}

fn voucher_field(room: StaffRoom, change: Change, id: String, voucher: RwSignal<String>) -> Drawn {
    let texts = &room.words.office;
    let at_fault = Signal::derive(move || {
        change.tried.get() && voucher.with(|voucher| rules::voucher(voucher).is_none())
    });
    let said = Field {
        id,
        kind: "text",
        label: texts.voucher,
        hint: texts.voucher_hint,
        fault: texts.voucher_missing,
        autocomplete: "off",
    };
    field(said, voucher, at_fault)
}
