use super::{
    motif::Motif,
    pick::{heart_button, when_and_where},
    picture::picture,
    screen::{next_child, screen},
};
use crate::{
    api::{self, ApiError},
    app::Ready,
    browser,
    components::{Task, field_class},
    drawn::{Draw, Drawn, live, live_if, press, rows},
    pages::Page,
    state::{Visit, student_words, words},
};
use kehou_contract::{
    FieldMark, KeptWishList, Offering, OfferingId, Refusal,
    routes::{KeepWishList, wish_list_qr},
    school_time,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What has a heart, and what it becomes: a code that grown-ups take over.
pub(in crate::pages) fn wish_list(ready: Ready) -> Drawn {
    let texts = student_words();
    let (task, left_menu) = (Task::new(), RwSignal::new(String::new()));
    let stage = Memo::new(move |_| (Visit.hearts() == 0, Visit.kept()));
    let code = live_if(move || stage.get().1.map(|list| made(ready, &list)));
    let foot = live(move || match stage.get() {
        (true, _) => empty(),
        (false, Some(_)) => Drawn::nothing(),
        (false, None) => make_button(ready, task, left_menu),
    });
    let content = view! {
        {code}
        <ul class="wishes">{rows(move || hearted(ready), move |offering| row(ready, &offering))}</ul>
        <p class="wrong" role="alert">{left_menu}</p>
        {task.fault()}
        {foot}
    };
    screen(ready, texts.list, Some(Page::Student), content.drawn())
}

/// Offerings with a heart, in the menu's order: a list of wishes is no ranking.
fn hearted(ready: Ready) -> Vec<(usize, Arc<Offering>)> {
    let offerings = ready.menu.numbered().into_iter();
    offerings.filter(|(_, offering)| Visit.has_heart(&offering.id)).collect()
}

fn row(ready: Ready, offering: &Offering) -> Drawn {
    let school = ready.school();
    let mark = school.field(&offering.field).map_or(FieldMark::Mind, |field| field.mark);
    view! {
        <li class=["wish ", field_class(mark)].concat()>
            {picture(Motif::of(&offering.title, mark))}
            <div><h2 class="pick__title">{offering.title.clone()}</h2><p class="pick__when">{when_and_where(offering, &school)}</p></div>
            {heart_button(ready, offering)}
        </li>
    }
    .drawn()
}

fn empty() -> Drawn {
    let texts = student_words();
    view! {
        <p class="empty">{texts.list_empty}</p>
        <a class="button" href=Page::Student.path()>{texts.to_doors}</a>
    }
    .drawn()
}

fn make_button(ready: Ready, task: Task, left_menu: RwSignal<String>) -> Drawn {
    let texts = student_words();
    let label = Signal::derive(move || if task.is_busy().get() { texts.making } else { texts.make });
    let make = press(move |_| task.begin(make(ready, left_menu)));
    view! {
        <button class="button" disabled=task.is_busy() on:click=make>{label}</button>
        <p class="soft">{texts.no_booking}</p>
    }
    .drawn()
}

/// Has the list kept. The key stays the same until there is an answer, so that a list is never made twice.
async fn make(ready: Ready, left_menu: RwSignal<String>) -> Result<(), ApiError> {
    let (list, key) = Visit.to_keep();
    let _ = left_menu.try_set(String::new());
    let answer = api::call_with_key(&KeepWishList, &list, Some(&key)).await;
    if let Err(ApiError::Problem(problem)) = &answer
        && let Some(refusal) = &problem.refusal
    {
        Visit.drop_key();
        if let Refusal::WishesGone { gone } = refusal {
            let _ = left_menu.try_set(take_off(ready, gone));
            return Ok(());
        }
    }
    let kept = answer?;
    let aloud = (student_words().made_aloud)(&spelled_out(kept.code.as_str()));
    if Visit.keep(kept, &key) {
        ready.announcement.set(aloud);
        browser::focus_on("#made".to_owned());
    }
    Ok(())
}

/// Takes back the hearts of what left the menu, and says which they were.
fn take_off(ready: Ready, gone: &[OfferingId]) -> String {
    let mut titles = Vec::new();
    for id in gone {
        if untrack(|| Visit.has_heart(id)) {
            Visit.turn(id);
            titles.extend(ready.menu.offering(id).map(|offering| offering.title.clone()));
        }
    }
    (student_words().left_menu)(&(words().list)(&titles))
}

/// Sign by sign, as it is to be read aloud.
fn spelled_out(code: &str) -> String {
    code.split('-').flat_map(str::chars).flat_map(|sign| [sign, ' ']).collect()
}

fn made(ready: Ready, list: &KeptWishList) -> Drawn {
    let texts = student_words();
    let until = (texts.kept_until)(&(words().moment)(school_time(list.kept_until)));
    let end = press(move |_| next_child(ready));
    view! {
        <section class="sheet made">
            <h2 id="made" tabindex="-1">{texts.made}</h2>
            <p class="made__code"><span aria-hidden="true">{list.code.to_string()}</span><span class="unseen">{spelled_out(list.code.as_str())}</span></p>
            <img class="qr__picture made__picture" src=wish_list_qr(&list.code) alt=texts.qr width="132" height="132"/>
            <p>{texts.how}</p>
            <p class="soft">{until}" "{texts.no_booking}</p>
        </section>
        <button class="button" on:click=end>{texts.next_child}</button>
        <p class="soft">{texts.next_child_note}</p>
    }
    .drawn()
}
