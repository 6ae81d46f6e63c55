use super::{
    Desk,
    giving_back::giving_back,
    may,
    step::{Step, step},
};
use crate::{
    drawn::{Draw, Drawn},
    staff::StaffRoom,
    state::words,
};
use kehou_contract::{
    ChoiceOutcome, GroupId, Outcome, ReviewEntry, ReviewState, ReviewStep, WindowId, school_time,
};
use leptos::prelude::*;

/// One application: whose, what it asks for and what it got, where it stands, and the steps that are one's own.
pub(super) fn entry(room: StaffRoom, desk: Desk, one: &ReviewEntry) -> Drawn {
    let texts = &room.words.reviews;
    let class = match one.state {
        ReviewState::Submitted | ReviewState::Returned { .. } | ReviewState::Published { .. } => {
            "state state--wait"
        }
        ReviewState::LetGo => "state state--no",
        _ => "state",
    };
    let choices: Vec<Drawn> = one.choices.iter().map(choice).collect();
    view! {
        <li class="sheet bill">
            <p class="bill__who"><b>{one.child.name.clone()}</b><small>{one.child.school_number.clone()}</small></p>
            <p class="bill__sum"><b>{care_in_words(room, &one.care)}</b><span class=class>{(texts.stage)(one.state.stage())}</span></p>
            <ul>{choices}</ul>
            <p class="soft">{waits(room, &one.state)}</p>
            {own_steps(room, desk, one)}
        </li>
    }
    .drawn()
}

fn choice(choice: &ChoiceOutcome) -> Drawn {
    let why = match &choice.outcome {
        Outcome::In => String::new(),
        Outcome::NotIn(refusal) => (words().refusal)(refusal),
    };
    view! { <li>{choice.title.clone()}" "<small class="soft">{why}</small></li> }.drawn()
}

/// Care by its name, from the ids of its windows.
fn care_in_words(room: StaffRoom, care: &[WindowId]) -> String {
    let school = room.school.get_untracked();
    let windows = school.care_windows().filter(|window| care.contains(&window.id));
    let care: Vec<String> = windows.filter_map(|window| window.care.clone()).collect();
    if care.is_empty() { room.words.reviews.no_care.to_owned() } else { (words().list)(&care) }
}

/// The offering with its group.
fn title_of(room: StaffRoom, group: &GroupId) -> String {
    let offering = room.menu.offering_of(group);
    let found = offering.as_ref().and_then(|offering| Some(offering.title_of(offering.group(group)?)));
    found.unwrap_or_else(|| group.to_string())
}

/// What the family has before it, and until when.
fn waits(room: StaffRoom, state: &ReviewState) -> String {
    let texts = &room.words.reviews;
    let until = |until| (texts.until)(&(words().moment)(school_time(until)));
    match state {
        ReviewState::Returned { proposal, answer_until } => {
            let mut what: Vec<String> = proposal.choices.iter().map(|id| title_of(room, id)).collect();
            what.push(care_in_words(room, &proposal.care));
            [(texts.proposed)(&(words().list)(&what)), until(*answer_until)].join(" · ")
        }
        ReviewState::Published { sign_until } => until(*sign_until),
        _ => String::new(),
    }
}

fn own_steps(room: StaffRoom, desk: Desk, one: &ReviewEntry) -> Vec<Drawn> {
    let texts = &room.words.reviews;
    let single = |begins: &str, title, note, taken: ReviewStep| {
        may(room, one, &taken).then(|| {
            let id = [begins, one.application.as_str()].concat();
            let (of, applications) = (one.child.name.clone(), vec![one.application.clone()]);
            step(room, desk, Step { id, title, of, note, step: taken, applications })
        })
    };
    let check = single("check-", texts.check, texts.check_note, ReviewStep::CheckClass);
    let let_go = single("let-go-", texts.let_go, texts.let_go_note, ReviewStep::LetGo);
    let back = giving_back(room, desk, one);
    [check, back, let_go].into_iter().flatten().collect()
}
