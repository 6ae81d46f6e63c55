use crate::{
    components::bill_lines,
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use kehou_contract::{BillState, SubmissionReceipt, school_time};
use leptos::prelude::*;

/// The bill, and until when it is to be paid.
pub(super) fn money(receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().receipt;
    let due = match (receipt.bill.state, receipt.bill.due_at) {
        (BillState::Due, Some(due_at)) => {
            let until = (texts.due_until)(&(words().moment)(school_time(due_at)));
            [until.as_str(), texts.no_cash].concat()
        }
        (BillState::NothingDue, _) => texts.nothing_due.to_owned(),
        _ => String::new(),
    };
    view! { {bill_lines(&receipt.bill, texts.due)}<p class="soft">{due}</p> }.drawn()
}
