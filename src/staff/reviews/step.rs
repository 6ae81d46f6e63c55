use super::{Desk, after_step, may};
use crate::{
    drawn::Drawn,
    staff::{
        StaffRoom,
        writing::{ChangeTexts, change},
    },
    state::words,
};
use kehou_contract::{
    HomeClass, NewReviewStep, ReceiptNumber, ReviewEntry, ReviewStep, routes::TakeReviewStep,
};
use leptos::{prelude::*, task::spawn_local};

/// What a step is called, and with which applications it is taken.
pub(super) struct Step {
    pub(super) id: String,
    pub(super) title: &'static str,
    /// Of whom: the child, the class, the grade.
    pub(super) of: String,
    pub(super) note: &'static str,
    pub(super) step: ReviewStep,
    pub(super) applications: Vec<ReceiptNumber>,
}

/// A step with its reason.
pub(super) fn step(room: StaffRoom, desk: Desk, one: Step) -> Drawn {
    let Step { id, title, of, note, step, applications } = one;
    let texts = ChangeTexts { id, title, name: [title, " · ", &of].concat(), note: note.to_owned() };
    let body =
        move |reason| Some(NewReviewStep { step: step.clone(), applications: applications.clone(), reason });
    change(
        room,
        texts,
        |_| Drawn::nothing(),
        TakeReviewStep,
        body,
        move |taken: kehou_contract::ReviewStepTaken| {
            room.announcement.set((room.words.reviews.taken)(taken.applications));
            spawn_local(after_step(room, desk));
        },
    )
}

/// Those of these applications with which one may take the step.
pub(super) fn of_those(room: StaffRoom, entries: &[&ReviewEntry], step: &ReviewStep) -> Vec<ReceiptNumber> {
    let fit = entries.iter().filter(|one| may(room, one, step));
    fit.map(|one| one.application.clone()).collect()
}

/// Checking all of a class at once, where several wait.
pub(super) fn check_class(room: StaffRoom, desk: Desk, class: HomeClass, own: &[&ReviewEntry]) -> Drawn {
    let texts = &room.words.reviews;
    let applications = of_those(room, own, &ReviewStep::CheckClass);
    if applications.len() < 2 {
        return Drawn::nothing();
    }
    let id = ["check-class-", &class.grade.to_string(), "-", &class.number.to_string()].concat();
    let one = Step {
        id,
        title: texts.check_class,
        of: (words().home_class)(class),
        note: texts.check_note,
        step: ReviewStep::CheckClass,
        applications,
    };
    step(room, desk, one)
}
