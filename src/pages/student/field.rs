use super::{
    grade_chips::{grade_chips, grade_in_words},
    pick::pick,
    screen::screen,
};
use crate::{
    app::Ready,
    drawn::{Draw, Drawn, Growing, live_if, rows},
    pages::{Page, not_found},
    state::{Visit, student_words},
};
use kehou_contract::{FieldId, Offering};
use leptos::prelude::*;
use std::sync::Arc;

/// What is behind a door: the field's offerings as pictures.
pub(in crate::pages) fn field(ready: Ready, id: &FieldId) -> Drawn {
    let school = ready.school();
    let Some(field) = school.field(id) else {
        return not_found::not_found(ready);
    };
    let (id, mark) = (id.clone(), field.mark);
    let grade = Memo::new(move |_| Visit.grade());
    let shown = move || shown(ready, &id, grade.get());
    let is_empty = shown.clone();
    let empty = live_if(move || {
        let grade = grade.get().filter(|_| is_empty().is_empty())?;
        Some(nothing_here(&grade_in_words(grade)))
    });
    let growing = Growing::follow(StoredValue::new(0));
    let content = view! {
        {grade_chips(ready)}
        <ul class="picks">{rows(move || growing.cut(&shown()), move |offering| pick(ready, &offering, mark))}</ul>
        {empty}
    };
    screen(ready, &field.title, Some(Page::Student), content.drawn())
}

/// The field's offerings a grade may have, with their numbers on the whole menu.
fn shown(ready: Ready, field: &FieldId, grade: Option<u8>) -> Vec<(usize, Arc<Offering>)> {
    let admits = |offering: &Offering| {
        &offering.field == field && grade.is_none_or(|grade| offering.grades.admits(grade))
    };
    ready.menu.numbered().into_iter().filter(|(_, offering)| admits(offering)).collect()
}

fn nothing_here(grade: &str) -> Drawn {
    let texts = student_words();
    view! {
        <p class="empty">{(texts.nothing_here)(grade)}</p>
        <a class="button button--quiet" href=Page::Student.path()>{texts.other_doors}</a>
    }
    .drawn()
}
