mod child_sheet;
mod settings;
mod ways;
mod withdrawing;

use crate::{
    app::Ready,
    components::top_bar,
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use child_sheet::child_sheet;
use kehou_contract::Viewer;
use leptos::prelude::*;
use settings::settings;
use ways::ways;

/// Children with their receipts, the letter, settings.
pub(super) fn mine(ready: Ready) -> Drawn {
    let texts = &late_words().mine;
    let children = ready.children.all();
    let sheets: Vec<Drawn> =
        children.into_iter().enumerate().map(|(index, state)| child_sheet(ready, index, state)).collect();
    let is_teacher = matches!(ready.children.viewer(), Some(Viewer::Teacher { .. }));
    let teacher_note = is_teacher.then(|| view! { <p>{texts.teacher_note}</p> }.drawn());
    view! {
        {top_bar(ready, texts.title, None, Drawn::nothing())}
        {teacher_note}
        {ways(ready, !is_teacher)}
        {sheets}
        {settings(ready)}
        <p class="soft">{(words().common.ask_the_school)(&ready.school().phone)}</p>
    }
    .drawn()
}
