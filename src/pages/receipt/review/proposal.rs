use crate::{
    api::{self, ApiError},
    app::Ready,
    browser,
    components::{Task, WayOut},
    drawn::{Draw, Drawn, press},
    state::{Answered, ChildState, Draft, FirstAnswer, late_words, quote_draft, words},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    GroupId, ProposalAcceptance, ReceiptNumber, ReviewProposal, routes::AcceptProposal, rules::quoted_total,
    school_time,
};
use leptos::prelude::*;

/// What the school proposes, what it costs, and taking it.
pub(super) fn proposal(
    ready: Ready,
    child: &ChildState,
    number: &ReceiptNumber,
    (proposed, until): (&ReviewProposal, DateTime<Utc>),
) -> Drawn {
    let texts = &late_words().review;
    let answer = FirstAnswer::CareAndClubs;
    let plan = Draft { answer, care: proposed.care.clone(), choices: proposed.choices.clone() };
    let total = quoted_total(&quote_draft(ready, child, &plan));
    let acceptance = ProposalAcceptance { receipt: number.clone(), quoted_total: total };
    let (task, key, state) = (Task::new(), RwSignal::new(browser::new_key()), child.clone());
    let accept = press(move |_| {
        task.begin(send(ready, state.clone(), key, acceptance.clone()));
    });
    let rows: Vec<Drawn> =
        in_words(ready, proposed).into_iter().map(|title| view! { <li>{title}</li> }.drawn()).collect();
    view! {
        <section class="notice notice--wait">
            <h2>{texts.proposal}</h2>
            <ul class="outcomes">{rows}</ul>
            <p>{(texts.why)(&proposed.reason)}</p>
            <p><b>{(texts.total)(&total.to_string())}</b></p>
            <p>{(texts.answer_until)(&(words().moment)(school_time(until)))}</p>
            {task.fault_and_way_out(ready)}
            <button class="button" disabled=task.is_busy() on:click=accept>{texts.accept}</button>
            <p class="soft">{texts.or_else}</p>
            {WayOut::call(&ready.school().phone).drawn("button button--quiet")}
        </section>
    }
    .drawn()
}

/// Each group by its offering's name, and the care.
fn in_words(ready: Ready, proposed: &ReviewProposal) -> Vec<String> {
    let titled = |group: &GroupId| {
        let offering = ready.menu.offering_of(group);
        let found = offering.as_ref().and_then(|offering| Some(offering.title_of(offering.group(group)?)));
        found.unwrap_or_else(|| group.to_string())
    };
    let mut rows: Vec<String> = proposed.choices.iter().map(titled).collect();
    let school = ready.school();
    let windows = school.care_windows().filter(|window| proposed.care.contains(&window.id));
    let care: Vec<String> = windows.filter_map(|window| window.care.clone()).collect();
    rows.push(match care.is_empty() {
        true => late_words().review.no_care.to_owned(),
        false => (words().list)(&care),
    });
    rows
}

async fn send(
    ready: Ready,
    child: ChildState,
    key: RwSignal<String>,
    acceptance: ProposalAcceptance,
) -> Result<(), ApiError> {
    let endpoint = AcceptProposal { child_id: child.child.id.clone() };
    let sent = key.get_untracked();
    let answer = api::call_with_key(&endpoint, &acceptance, Some(&sent)).await;
    if matches!(answer, Err(ApiError::Problem(_))) {
        // What was refused had no effect: the next body has a key of its own.
        let _ = key.try_set(browser::new_key());
    }
    let receipt = answer?;
    ready.take_receipt(&child, &Answered { receipt, linked: None });
    Ok(())
}
