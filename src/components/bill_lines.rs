//! A bill, line by line.

use crate::drawn::{Draw, Drawn};
use crate::state::words;
use kehou_contract::{Bill, BillLine, Charge};
use leptos::prelude::*;

/// The lines of a bill and its total under the given name.
pub(crate) fn bill_lines(bill: &Bill, total_title: &'static str) -> Drawn {
    let lines = bill.lines.iter().map(line).collect::<Vec<_>>();
    view! {
        <dl class="lines">{lines}</dl>
        <p class="total"><span>{total_title}</span><b>{(words().common.yuan)(&bill.total.to_string())}</b></p>
    }
    .drawn()
}

fn line(line: &BillLine) -> Drawn {
    let how = (line.charge != Charge::Free).then(|| (words().charge)(&line.charge));
    view! {
        <div class="lines__line">
            <dt>{line.title.clone()}{how.map(|how| view! { <small>{how}</small> }.drawn())}</dt>
            <dd>{line.amount.to_string()}</dd>
        </div>
    }
    .drawn()
}
