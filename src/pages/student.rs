//! The student's screens: the menu in pictures, without an account.

mod field;
mod grade_chips;
mod motif;
mod pick;
mod picture;
mod screen;
mod wish_list;

pub(super) use field::field;
pub(super) use wish_list::wish_list;

use super::Page;
use crate::{
    app::Ready,
    components::field_class,
    drawn::{Draw, Drawn},
    state::student_words,
};
use grade_chips::grade_chips;
use kehou_contract::Field;
use leptos::prelude::*;
use motif::Motif;
use picture::picture;
use screen::screen;

/// The fields as doors.
pub(super) fn doors(ready: Ready) -> Drawn {
    let texts = student_words();
    let doors: Vec<Drawn> = ready.school().fields.iter().map(door).collect();
    let content = view! {
        <p>{texts.intro}</p>
        {grade_chips(ready)}
        <ul class="doors">{doors}</ul>
    };
    screen(ready, texts.title, None, content.drawn())
}

fn door(field: &Field) -> Drawn {
    let path = Page::StudentField(field.id.clone()).path();
    view! {
        <li class=["door ", field_class(field.mark)].concat()>
            {picture(Motif::of_field(field.mark))}
            <h2 class="door__title"><a class="card__link" href=path>{field.title.clone()}</a></h2>
            <p class="door__hint">{(student_words().field_hint)(field.mark)}</p>
        </li>
    }
    .drawn()
}
