use super::{Desk, after_step, may};
use crate::{
    components::{named_select, tick_box},
    drawn::{Draw, Drawn},
    staff::{
        StaffRoom,
        writing::{ChangeTexts, change},
    },
    state::words,
};
use kehou_contract::{
    GroupId, NewReviewStep, Outcome, ReviewEntry, ReviewProposal, ReviewStep, WindowId,
    routes::TakeReviewStep,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// What may be proposed, each with whether it is.
struct Proposing {
    care: Vec<(WindowId, String, RwSignal<bool>)>,
    choices: Vec<(GroupId, String, RwSignal<bool>)>,
    /// Groups the child does not have, and which of them.
    others: Vec<(GroupId, String)>,
    other: RwSignal<Option<usize>>,
}

/// Returning an application with what would fit: what it has, another group, care. The reason is the family's to read.
pub(super) fn giving_back(room: StaffRoom, desk: Desk, one: &ReviewEntry) -> Option<Drawn> {
    let texts = &room.words.reviews;
    let something =
        ReviewProposal { care: vec![], choices: vec![GroupId::new("any")], reason: String::new() };
    if !may(room, one, &ReviewStep::Return(something)) {
        return None;
    }
    let proposing = Rc::new(begin(room, one));
    let said = ChangeTexts {
        id: ["return-", one.application.as_str()].concat(),
        title: texts.give_back,
        name: [texts.give_back, " · ", &one.child.name].concat(),
        note: texts.give_back_note.to_owned(),
    };
    let (shown, application) = (proposing.clone(), one.application.clone());
    Some(change(
        room,
        said,
        move |_| fields(room, &shown),
        TakeReviewStep,
        move |reason| Some(body(&proposing, application.clone(), reason)),
        move |taken: kehou_contract::ReviewStepTaken| {
            room.announcement.set((room.words.reviews.taken)(taken.applications));
            spawn_local(after_step(room, desk));
        },
    ))
}

fn begin(room: StaffRoom, one: &ReviewEntry) -> Proposing {
    let school = room.school.get_untracked();
    let care = school.care_windows().map(|window| {
        let has = RwSignal::new(one.care.contains(&window.id));
        (window.id.clone(), window.care.clone().unwrap_or_default(), has)
    });
    let has = one.choices.iter().filter(|choice| choice.outcome == Outcome::In);
    let choices: Vec<_> =
        has.map(|choice| (choice.group.clone(), choice.title.clone(), RwSignal::new(true))).collect();
    let mut others = Vec::new();
    for offering in room.menu.offerings().iter() {
        for group in offering.groups.iter().filter(|_| offering.grades.admits(one.child.home_class.grade)) {
            let places = room.menu.places(group);
            if places.left() > 0 && choices.iter().all(|(id, ..)| id != &group.id) {
                let title = [offering.title_of(group), (words().places)(places)].join(" · ");
                others.push((group.id.clone(), title));
            }
        }
    }
    Proposing { care: care.collect(), choices, others, other: RwSignal::new(None) }
}

fn fields(room: StaffRoom, proposing: &Proposing) -> Drawn {
    let texts = &room.words.reviews;
    let tick = |title: &str, on: RwSignal<bool>| {
        tick_box(title.to_owned(), on.into(), false.into(), move |ticked| on.set(ticked))
    };
    let mut ticks: Vec<Drawn> = proposing.choices.iter().map(|(_, title, on)| tick(title, *on)).collect();
    ticks.extend(proposing.care.iter().map(|(_, title, on)| tick(title, *on)));
    let titles = proposing.others.iter().map(|(_, title)| title.clone()).collect();
    let other = proposing.other;
    let select =
        named_select(texts.another_group.to_owned(), texts.no_other_group, titles, other.into(), move |at| {
            other.set(at);
        });
    view! {
        {ticks}
        <label class="field"><span class="field__label">{texts.another_group}</span>{select}</label>
    }
    .drawn()
}

fn body(proposing: &Proposing, application: kehou_contract::ReceiptNumber, reason: String) -> NewReviewStep {
    let care = proposing.care.iter().filter(|(.., on)| on.get_untracked());
    let kept = proposing.choices.iter().filter(|(.., on)| on.get_untracked());
    let mut choices: Vec<GroupId> = kept.map(|(id, ..)| id.clone()).collect();
    let other = proposing.other.get_untracked().and_then(|at| proposing.others.get(at));
    choices.extend(other.map(|(id, _)| id.clone()));
    let care = care.map(|(id, ..)| id.clone()).collect();
    let proposal = ReviewProposal { care, choices, reason: reason.clone() };
    NewReviewStep { step: ReviewStep::Return(proposal), applications: vec![application], reason }
}
