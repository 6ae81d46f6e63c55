//! Where a bill stands, in a word and, where a family asks why, in a sentence.

use crate::drawn::{Draw, Drawn};
use crate::state::{late_words, words};
use kehou_contract::rules::BillStanding;
use leptos::prelude::*;

/// The word. A bill without anything to pay needs none.
pub(crate) fn bill_state(standing: BillStanding) -> Drawn {
    let texts = &late_words().bills;
    let (class, word) = match standing {
        BillStanding::NothingDue => return Drawn::nothing(),
        BillStanding::Counting => ("state", texts.counting),
        BillStanding::Quoted => ("state", texts.quoted),
        BillStanding::Due => ("state state--wait", texts.due),
        BillStanding::Paid => ("state", texts.paid),
        BillStanding::Returned => ("state state--no", texts.returned),
        BillStanding::Replaced | BillStanding::Withdrawn => ("state state--no", texts.void),
    };
    view! { <span class=class>{word}</span> }.drawn()
}

/// What the total of a bill is called.
pub(crate) fn bill_total_title(standing: BillStanding) -> &'static str {
    let texts = &late_words().bills;
    match standing {
        BillStanding::NothingDue | BillStanding::Due => texts.due_total,
        BillStanding::Quoted => texts.quoted_total,
        BillStanding::Counting => words().plan.at_most,
        BillStanding::Paid => texts.paid_total,
        BillStanding::Returned | BillStanding::Replaced | BillStanding::Withdrawn => texts.void_total,
    }
}

/// Why nobody owes a void bill; nothing for others.
pub(crate) fn why_void(standing: BillStanding) -> &'static str {
    let texts = &late_words().bills;
    match standing {
        BillStanding::NothingDue | BillStanding::Due | BillStanding::Paid => "",
        BillStanding::Quoted => texts.why_quoted,
        BillStanding::Counting => texts.why_counting,
        BillStanding::Returned => texts.why_returned,
        BillStanding::Replaced => texts.why_replaced,
        BillStanding::Withdrawn => texts.why_withdrawn,
    }
}
