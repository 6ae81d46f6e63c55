//! How to pay now. Nothing here promises a way that does not exist yet.

use crate::drawn::{Draw, Drawn};
use crate::state::late_words;
use kehou_contract::School;
use leptos::prelude::*;

/// The school's steps, and that it takes no cash where it takes none.
pub(crate) fn how_to_pay(school: &School) -> Drawn {
    let texts = &late_words().bills;
    let steps: Vec<Drawn> =
        school.how_to_pay.iter().map(|step| view! { <li>{step.clone()}</li> }.drawn()).collect();
    let no_cash = if school.takes_cash { "" } else { texts.no_cash };
    view! {
        <h3>{texts.how_to_pay}</h3>
        <ol class="steps steps--long">{steps}</ol>
        <p class="soft">{no_cash}</p>
    }
    .drawn()
}
