mod care_classes;

use crate::{
    api,
    components::{Drawing, loaded},
    drawn::{Draw, Drawn},
    staff::{StaffRoom, screen_head::screen_head},
    state::words,
};
use care_classes::care_classes;
use kehou_contract::{ClassAnswers, routes::ListAnswers};
use leptos::prelude::*;
use std::rc::Rc;

/// Who has answered and who has not, class by class; and of those who have care, in which class they are in it.
pub(in crate::staff) fn answers(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let ask = move || async move {
        let classes = api::call(ListAnswers).await.map_err(|error| room.mind(error))?;
        Ok(Rc::new(move || table(room, &classes)) as Drawing)
    };
    view! {
        {screen_head(room, texts.answers, Drawn::nothing())}
        <p class="soft staff-note">{texts.answers_note}" "{room.words.rosters.recorded}</p>
        {loaded(ask).drawn()}
        {care_classes(room)}
    }
    .drawn()
}

fn table(room: StaffRoom, classes: &[ClassAnswers]) -> Drawn {
    let texts = &room.words.office;
    let rows: Vec<Drawn> = classes.iter().map(|class| row(room, class)).collect();
    let sum = |count: fn(&ClassAnswers) -> usize| classes.iter().map(count).sum::<usize>();
    let all = [
        sum(|class| class.children as usize),
        sum(|class| class.taking_part as usize),
        sum(|class| class.no_service as usize),
        sum(|class| class.unanswered.len()),
    ];
    view! {
        <section class="sheet">
            <table class="table table--numbers">
                <thead><tr>
                    <th scope="col">{room.words.rosters.class}</th><th scope="col">{texts.children}</th>
                    <th scope="col">{texts.taking_part}</th><th scope="col">{texts.no_service}</th>
                    <th scope="col">{texts.unanswered}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row">{texts.all_classes}</th>{all.into_iter().map(number).collect::<Vec<_>>()}
                </tr></tfoot>
            </table>
        </section>
    }
    .drawn()
}

fn number(number: usize) -> Drawn {
    view! { <td>{number}</td> }.drawn()
}

fn row(room: StaffRoom, class: &ClassAnswers) -> Drawn {
    view! {
        <tr>
            <th scope="row">{(words().home_class)(class.home_class)}</th><td>{class.children}</td>
            <td>{class.taking_part}</td><td>{class.no_service}</td><td>{unanswered(room, class)}</td>
        </tr>
    }
    .drawn()
}

/// How many, and folded under it who.
fn unanswered(room: StaffRoom, class: &ClassAnswers) -> Drawn {
    if class.unanswered.is_empty() {
        return view! { <span class="state">{room.words.office.everybody_answered}</span> }.drawn();
    }
    let count = (room.words.rosters.children)(class.unanswered.len());
    let names: Vec<Drawn> = class
        .unanswered
        .iter()
        .map(|child| {
            view! { <li>{child.name.clone()}<small>{child.school_number.clone()}</small></li> }.drawn()
        })
        .collect();
    view! { <details class="fold"><summary>{count}</summary><ul class="names">{names}</ul></details> }.drawn()
}
