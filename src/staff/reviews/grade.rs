use super::{
    Desk,
    step::{Step, of_those, step},
};
use crate::{
    drawn::{Draw, Drawn},
    staff::StaffRoom,
};
use kehou_contract::{ReviewEntry, ReviewStage, ReviewStep};
use leptos::prelude::*;

const STAGES: [ReviewStage; 6] = [
    ReviewStage::Submitted,
    ReviewStage::Returned,
    ReviewStage::ClassChecked,
    ReviewStage::SummedUp,
    ReviewStage::Published,
    ReviewStage::Signed,
];

/// A grade: how many applications stand where, and the steps that are taken with all of it.
pub(super) fn grade(room: StaffRoom, desk: Desk, grade: u8, entries: &[ReviewEntry]) -> Drawn {
    let texts = &room.words.reviews;
    let own: Vec<&ReviewEntry> = entries.iter().filter(|one| one.child.home_class.grade == grade).collect();
    let count = |stage: &ReviewStage| own.iter().filter(|one| one.state.stage() == *stage).count();
    let counted: Vec<String> = STAGES
        .iter()
        .map(|stage| (stage, count(stage)))
        .filter(|(_, count)| *count > 0)
        .map(|(stage, count)| (texts.counted)((texts.stage)(*stage), count))
        .collect();
    let steps = [
        ("sum-up-", texts.sum_up, texts.sum_up_note, ReviewStep::SumUp),
        ("publish-", texts.publish, texts.publish_note, ReviewStep::Publish),
    ];
    let steps: Vec<Drawn> = steps
        .into_iter()
        .filter_map(|(begins, title, note, taken)| {
            let applications = of_those(room, &own, &taken);
            let id = [begins, &grade.to_string()].concat();
            let one = Step { id, title, of: (texts.grade)(grade), note, step: taken, applications };
            (!one.applications.is_empty()).then(|| step(room, desk, one))
        })
        .collect();
    view! {
        <li class="sheet bill">
            <p class="bill__who"><b>{(texts.grade)(grade)}</b><small>{counted.join(" · ")}</small></p>
            {steps}
        </li>
    }
    .drawn()
}
