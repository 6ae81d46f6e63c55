use crate::{
    components::{Field, field, select_one},
    drawn::{Draw, Drawn, live_if},
    staff::{StaffRoom, writing::Change},
};
use kehou_contract::{PaymentMethod, rules};
use leptos::prelude::*;

/// How money moved: by transfer with the number on the bank's slip, in cash only where the school's file allows it. The
/// fields, and what was typed into them once it is right.
pub(in crate::staff::office) fn money_fields(
    room: StaffRoom,
    id: String,
) -> (impl Fn(Change) -> Drawn + 'static, impl Fn() -> Option<PaymentMethod> + 'static) {
    let (voucher, in_cash) = (RwSignal::new(String::new()), RwSignal::new(false));
    let fields = move |change| {
        let takes_cash = room.school.with_untracked(|school| school.takes_cash);
        let method = takes_cash.then(|| method_select(room, in_cash));
        let id = [id.as_str(), "-voucher"].concat();
        let slip =
            live_if(move || (!in_cash.get()).then(|| voucher_field(room, change, id.clone(), voucher)));
        view! { {method}{slip} }.drawn()
    };
    let method = move || match in_cash.get_untracked() {
        true => Some(PaymentMethod::Cash),
        false => {
            let voucher = rules::voucher(&voucher.get_untracked())?.to_owned();
            Some(PaymentMethod::Transfer { voucher })
        }
    };
    (fields, method)
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
