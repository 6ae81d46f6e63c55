//! What a plan costs, bill by bill.

use super::bill_lines;
use crate::drawn::{Draw, Drawn};
use crate::state::words;
use kehou_contract::{Bill, BillState, rules::quoted_total};
use leptos::prelude::*;

/// Bills in the order they are billed, each under its name, and what they come to. One alone needs no name.
pub(crate) fn bills_in_turn(bills: &[Bill]) -> Drawn {
    let texts = &words().plan;
    match bills {
        [only] if only.state != BillState::Counting => return bill_lines(only, texts.total),
        _ => {}
    }
    let drawn = bills.iter().map(one).collect::<Vec<_>>();
    let total = (words().common.yuan)(&quoted_total(bills).to_string());
    view! {
        {drawn}
        <p class="total"><span>{texts.total}</span><b>{total}</b></p>
    }
    .drawn()
}

fn one(bill: &Bill) -> Drawn {
    let texts = &words().plan;
    let sum = if bill.state == BillState::Counting { texts.at_most } else { texts.part_total };
    view! { <h3 class="lines__of">{part_name(bill)}</h3>{bill_lines(bill, sum)} }.drawn()
}

/// What one of several bills is called: its month and from when it is to be paid, or that it comes afterwards.
pub(crate) fn part_name(bill: &Bill) -> String {
    let texts = &words().plan;
    match (bill.state, bill.billed_on) {
        (BillState::Counting, _) => texts.billed_afterwards.to_owned(),
        (_, Some(date)) => (texts.billed_from)(&bill.title, &(words().date)(date)),
        (_, None) => texts.billed_first.to_owned(),
    }
}
