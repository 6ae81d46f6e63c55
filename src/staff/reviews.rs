//! Class review: applications by class, and the steps of those who look after them.

mod entry;
mod giving_back;
mod grade;
mod step;

use super::{StaffRoom, screen_head::screen_head};
use crate::{
    api, browser,
    components::{Drawing, loaded, named_select},
    drawn::{Draw, Drawn, live, live_if},
    state::{ServerTime, words},
};
use entry::entry;
use grade::grade;
use kehou_contract::{
    HomeClass, ReviewEntry, ReviewStep, Reviewer, RoundMode, routes::ListReviews, rules::UnderReview,
};
use leptos::prelude::*;
use std::rc::Rc;

/// The applications one looks after: each grade with its steps, then class by class.
pub(super) fn reviews(room: StaffRoom) -> Drawn {
    let texts = &room.words.reviews;
    let desk = Desk { told: RwSignal::new_local(Rc::default()), class: RwSignal::new(None) };
    let ask = move || async move {
        renew(room, desk).await?;
        Ok(Rc::new(move || screen(room, desk)) as Drawing)
    };
    view! {
        {screen_head(room, texts.title, Drawn::nothing())}
        <p class="soft staff-note">{texts.note}</p>
        {loaded(ask).drawn()}
    }
    .drawn()
}

/// The applications as the server told them last, and the class looked at.
#[derive(Clone, Copy)]
struct Desk {
    told: RwSignal<Rc<Vec<ReviewEntry>>, LocalStorage>,
    class: RwSignal<Option<HomeClass>>,
}

async fn renew(room: StaffRoom, desk: Desk) -> Result<(), api::ApiError> {
    let entries = api::call(ListReviews).await.map_err(|error| room.mind(error))?;
    // The screen may have gone meanwhile.
    let _ = desk.told.try_set(Rc::new(entries));
    Ok(())
}

/// Asks again after a step. Without an answer the lists stay as they were; the step is recorded.
async fn after_step(room: StaffRoom, desk: Desk) {
    let _ = renew(room, desk).await;
    browser::focus_if_lost();
}

/// Whether whoever is signed in may take a step with an application: the server's own rule, asked early.
fn may(room: StaffRoom, one: &ReviewEntry, step: &ReviewStep) -> bool {
    let (school, teacher) = (room.school.get_untracked(), room.teacher.get_untracked());
    let (RoundMode::Review(times), Some(teacher)) = (school.round.mode, teacher) else {
        return false;
    };
    let reviewers = Reviewer::of_staff(teacher.home_class, teacher.leads_grade, teacher.office);
    let (state, home_class) = (&one.state, one.child.home_class);
    let under_review = UnderReview { state, home_class, school: &school, times };
    under_review.after_one_of(step, &reviewers, ServerTime::now()).is_ok()
}

fn screen(room: StaffRoom, desk: Desk) -> Drawn {
    let texts = &room.words.reviews;
    let grades = live(move || {
        let entries = desk.told.get();
        let mut grades: Vec<u8> = entries.iter().map(|one| one.child.home_class.grade).collect();
        grades.dedup();
        let nothing = grades.is_empty().then(|| view! { <p class="empty">{texts.nothing}</p> }.drawn());
        let grades: Vec<Drawn> =
            untrack(|| grades.into_iter().map(|of| grade(room, desk, of, &entries)).collect());
        view! { {nothing}<ul class="bills">{grades}</ul> }.drawn()
    });
    view! { {grades}{class_select(room, desk)}{class_list(room, desk)} }.drawn()
}

fn classes(entries: &[ReviewEntry]) -> Vec<HomeClass> {
    let mut classes: Vec<HomeClass> = entries.iter().map(|one| one.child.home_class).collect();
    classes.dedup();
    classes
}

/// One class alone needs no choosing.
fn class_select(room: StaffRoom, desk: Desk) -> Drawn {
    let texts = &room.words.reviews;
    live_if(move || {
        let classes = classes(&desk.told.get());
        if classes.len() < 2 {
            return None;
        }
        let titles = classes.iter().map(|class| (words().home_class)(*class)).collect();
        let of = classes.clone();
        let chosen = Signal::derive(move || {
            desk.class.get().and_then(|class| of.iter().position(|one| *one == class))
        });
        let choose = move |at: Option<usize>| desk.class.set(at.and_then(|at| classes.get(at).copied()));
        let select =
            untrack(|| named_select(texts.class.to_owned(), texts.choose_class, titles, chosen, choose));
        Some(
            view! { <label class="field"><span class="field__label">{texts.class}</span>{select}</label> }
                .drawn(),
        )
    })
}

/// The applications of the class chosen, or of the only one.
fn class_list(room: StaffRoom, desk: Desk) -> Drawn {
    live_if(move || {
        let entries = desk.told.get();
        let class = match classes(&entries)[..] {
            [only] => only,
            _ => desk.class.get()?,
        };
        let own = entries.iter().filter(|one| one.child.home_class == class);
        let own: Vec<&ReviewEntry> = own.collect();
        Some(untrack(|| {
            let whole = step::check_class(room, desk, class, &own);
            let rows: Vec<Drawn> = own.iter().map(|one| entry(room, desk, one)).collect();
            let title = (words().home_class)(class);
            view! { <section><h2>{title}</h2>{whole}<ul class="bills">{rows}</ul></section> }.drawn()
        }))
    })
}
