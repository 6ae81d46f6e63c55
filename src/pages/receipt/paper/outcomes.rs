use crate::{
    app::Ready,
    components::WayOut,
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use chrono::Weekday;
use kehou_contract::{ChoiceOutcome, Group, Outcome, Refusal, ReviewState, SubmissionReceipt};
use leptos::prelude::*;

/// What became of each choice, of care, and what was given up; while something can still be chosen, what helps.
pub(super) fn outcomes(ready: Ready, receipt: &SubmissionReceipt, open: bool) -> Drawn {
    let texts = &late_words().receipt;
    if receipt.care.is_empty() && receipt.outcomes.is_empty() {
        return view! { <p>{texts.no_service}</p> }.drawn();
    }
    let mut rows: Vec<Drawn> =
        receipt.outcomes.iter().map(|choice| outcome(ready, choice, (open, won(receipt)))).collect();
    if !receipt.care.is_empty() {
        rows.push(row((words().list)(&receipt.care), "state", won(receipt)));
    }
    if !receipt.given_up.is_empty() {
        rows.push(row((words().list)(&receipt.given_up), "state state--no", texts.given_up));
    }
    view! { <ul class="outcomes">{rows}</ul> }.drawn()
}

/// What a choice that is in is called: until it is signed its place is kept, and no more.
fn won(receipt: &SubmissionReceipt) -> &'static str {
    match receipt.review {
        None | Some(ReviewState::Signed) => late_words().receipt.admitted,
        Some(_) => late_words().review.place_kept,
    }
}

fn outcome(ready: Ready, choice: &ChoiceOutcome, (open, won): (bool, &'static str)) -> Drawn {
    let texts = &late_words().receipt;
    let Outcome::NotIn(refusal) = &choice.outcome else {
        let (class, word) = match choice.to_be_seen {
            true => ("state state--wait", late_words().entry.to_be_seen),
            false => ("state", won),
        };
        return row(choice.title.clone(), class, word);
    };
    let way = WayOut::of(refusal, &weekdays(ready, choice), &ready.school().phone);
    // What helps against all of them stands once, below.
    let way = (open && way != WayOut::what_else_fits()).then(|| way.drawn("way"));
    view! {
        <li>
            {choice.title.clone()}" "<span class="state state--no">{texts.not_admitted}</span>
            <small class="outcomes__why">{why(refusal)}</small>{way}
        </li>
    }
    .drawn()
}

fn why(refusal: &Refusal) -> String {
    (words().refusal)(refusal)
}

/// When the group meets: something else on these days may be had instead.
fn weekdays(ready: Ready, choice: &ChoiceOutcome) -> Vec<Weekday> {
    let offering = ready.menu.offering_of(&choice.group);
    let group = offering.as_ref().and_then(|offering| offering.group(&choice.group));
    group.map(Group::weekdays).unwrap_or_default()
}

fn row(title: String, class: &'static str, word: &'static str) -> Drawn {
    view! { <li>{title}" "<span class=class>{word}</span></li> }.drawn()
}
