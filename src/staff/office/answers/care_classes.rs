use crate::{
    api,
    components::{Drawing, loaded},
    drawn::{Draw, Drawn},
    staff::StaffRoom,
    state::words,
};
use kehou_contract::{CareClass, CareList, routes::ListCareClasses};
use leptos::prelude::*;
use std::rc::Rc;

/// In which classes children are in care, window by window and day by day.
pub(super) fn care_classes(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let ask = move || async move {
        let lists = api::call(ListCareClasses).await.map_err(|error| room.mind(error))?;
        Ok(Rc::new(move || tables(room, &lists)) as Drawing)
    };
    view! {
        <h2>{texts.care_classes}</h2>
        <p class="soft staff-note">{texts.care_classes_note}</p>
        {loaded(ask).drawn()}
    }
    .drawn()
}

/// A table for each window.
fn tables(room: StaffRoom, lists: &[CareList]) -> Drawn {
    let windows = lists.chunk_by(|one, next| one.window == next.window);
    let tables: Vec<Drawn> = windows.map(|window| table(room, window)).collect();
    view! { {tables} }.drawn()
}

fn table(room: StaffRoom, days: &[CareList]) -> Drawn {
    let title = days.first().map(|day| day.title.clone());
    let rows: Vec<Drawn> = alike(days).iter().map(|days| row(room, days)).collect();
    view! { <section class="sheet"><h3>{title}</h3><table class="table"><tbody>{rows}</tbody></table></section> }
        .drawn()
}

/// Days with the same classes together: most windows are alike all week.
fn alike(days: &[CareList]) -> Vec<Vec<&CareList>> {
    let mut rows: Vec<Vec<&CareList>> = Vec::new();
    for day in days {
        match rows.iter_mut().find(|row| row.iter().all(|known| known.classes == day.classes)) {
            Some(row) => row.push(day),
            None => rows.push(vec![day]),
        }
    }
    rows
}

fn row(room: StaffRoom, days: &[&CareList]) -> Drawn {
    let texts = &room.words.office;
    let weekdays: Vec<&str> = days.iter().map(|day| (words().weekday)(day.weekday)).collect();
    let said = |class: &CareClass| (texts.care_class)(&class.home_classes, class.children, class.teachers);
    let mut classes: Vec<Drawn> = Vec::new();
    for class in days.first().into_iter().flat_map(|day| &day.classes) {
        classes.push(view! { <li>{said(class)}</li> }.drawn());
    }
    if classes.is_empty() {
        classes.push(view! { <li>{texts.nobody_in_care}</li> }.drawn());
    }
    view! {
        <tr>
            <th scope="row">{(texts.care_days)(&weekdays)}</th>
            <td><ul class="names">{classes}</ul></td>
        </tr>
    }
    .drawn()
}
