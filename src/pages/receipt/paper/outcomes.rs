use crate::{
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use kehou_contract::{ChoiceOutcome, Outcome, SubmissionReceipt};
use leptos::prelude::*;

/// What became of each choice, of care, and what was given up.
pub(super) fn outcomes(receipt: &SubmissionReceipt) -> Drawn {
    let texts = &late_words().receipt;
    if receipt.care.is_empty() && receipt.outcomes.is_empty() {
        return view! { <p>{texts.no_service}</p> }.drawn();
    }
    let mut rows: Vec<Drawn> = receipt.outcomes.iter().map(outcome).collect();
    if !receipt.care.is_empty() {
        rows.push(row((words().list)(&receipt.care), "state", texts.admitted, String::new()));
    }
    if !receipt.given_up.is_empty() {
        rows.push(row((words().list)(&receipt.given_up), "state state--no", texts.given_up, String::new()));
    }
    view! { <ul class="outcomes">{rows}</ul> }.drawn()
}

fn outcome(choice: &ChoiceOutcome) -> Drawn {
    let texts = &late_words().receipt;
    match &choice.outcome {
        Outcome::In => row(choice.title.clone(), "state", texts.admitted, String::new()),
        Outcome::NotIn(refusal) => {
            row(choice.title.clone(), "state state--no", texts.not_admitted, (words().refusal)(refusal))
        }
    }
}

fn row(title: String, class: &'static str, word: &'static str, why: String) -> Drawn {
    view! { <li>{title}" "<span class=class>{word}</span><small class="outcomes__why">{why}</small></li> }
        .drawn()
}
