use crate::{
    components::how_to_pay,
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use kehou_contract::{Bill, FamilyBill, Fen, School, rules::bill_totals, school_time};
use leptos::prelude::*;

/// The family's total in big type, until when, and how to pay; or that nothing is due.
pub(super) fn owed(school: &School, all: &[FamilyBill]) -> Drawn {
    let texts = &late_words().bills;
    let bills: Vec<&Bill> = all.iter().map(|one| &one.bill).collect();
    let totals = bill_totals(&bills);
    let paid = match totals.paid {
        Fen::ZERO => String::new(),
        paid => (texts.family_paid)(&paid.to_string()),
    };
    let Some(due_at) = totals.next_due_at else {
        return view! {
            <section class="owed">
                <h2 class="owed__head">{texts.family_owes_nothing}</h2>
                <p class="owed__paid">{paid}</p>
            </section>
        }
        .drawn();
    };
    let moment = (words().moment)(school_time(due_at));
    let several = bills.iter().filter_map(|bill| bill.due_at).any(|other| other != due_at);
    let until = if several { texts.pay_first_by } else { texts.pay_by };
    view! {
        <section class="owed">
            <h2 class="owed__head">{texts.family_owes}</h2>
            <div class="owed__body">
                <p class="owed__sum">{(words().common.yuan)(&totals.due.to_string())}</p>
                <p class="owed__until">{until(&moment)}</p>
                <p class="note">{texts.else_place_goes}</p>
                <p class="owed__paid">{paid}</p>
                {how_to_pay(school)}
            </div>
        </section>
    }
    .drawn()
}
