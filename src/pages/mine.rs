mod child_sheet;
mod settings;
mod withdrawing;

use super::Page;
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
        {(!is_teacher).then(|| messages_link(ready))}
        {sheets}
        <section class="sheet">
            <h2>{texts.texts}</h2>
            <a class="button button--quiet" href=Page::Letter.path()>{words().welcome.letter}</a>
        </section>
        {settings(ready)}
        <p class="soft">{(words().common.ask_the_school)(&ready.school().phone)}</p>
    }
    .drawn()
}

fn messages_link(ready: Ready) -> Drawn {
    let title = late_words().messages.title;
    let label = Signal::derive(move || match ready.inbox.unread() {
        0 => title.to_owned(),
        unread => [title, &(words().common.unread)(unread)].join(" · "),
    });
    view! { <a class="button button--quiet" href=Page::Messages.path()>{label}</a> }.drawn()
}
