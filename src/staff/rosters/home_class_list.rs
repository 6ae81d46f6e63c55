use crate::{
    drawn::{Draw, Drawn},
    staff::StaffRoom,
    state::words,
};
use kehou_contract::{Answer, ClassChild, HomeClassRoster, routes::HOME_CLASS_ROSTER_CSV};
use leptos::prelude::*;

/// The children of a home class: who has answered and how, those who have not first.
pub(super) fn home_class_list(room: StaffRoom, roster: &HomeClassRoster) -> Drawn {
    let texts = &room.words.rosters;
    let title = (texts.home_class)(roster.home_class);
    let (silent, answered): (Vec<&ClassChild>, Vec<&ClassChild>) =
        roster.children.iter().partition(|child| has_not_answered(child));
    let count = (texts.answered)(answered.len(), roster.children.len());
    let rows: Vec<Drawn> = silent.iter().chain(&answered).map(|child| row(room, child)).collect();
    view! {
        <section class="sheet roster">
            <div class="roster__head">
                <h2>{title.clone()}</h2><span>{count}</span>
                <a class="roster__csv" href=HOME_CLASS_ROSTER_CSV download="" aria-label=(texts.csv_of)(&title)>{texts.csv}</a>
            </div>
            <table class="table">
                <thead><tr>
                    <th scope="col">{texts.school_number}</th><th scope="col">{texts.name}</th>
                    <th scope="col">{texts.answer}</th><th scope="col">{texts.care}</th>
                    <th scope="col">{texts.chosen}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .drawn()
}

fn has_not_answered(child: &ClassChild) -> bool {
    matches!(child.answer, Answer::None | Answer::Withdrawn)
}

fn row(room: StaffRoom, child: &ClassChild) -> Drawn {
    let texts = &room.words.rosters;
    let (class, answer) = match child.answer {
        Answer::None => ("state state--wait", texts.not_answered),
        Answer::Withdrawn => ("state state--wait", texts.withdrawn),
        Answer::NoService => ("state", texts.no_service),
        Answer::TakingPart => ("state", texts.taking_part),
    };
    let list = |titles: &[String]| (words().list)(titles);
    view! {
        <tr>
            <td>{child.school_number.clone()}</td><th scope="row">{child.name.clone()}</th>
            <td><span class=class>{answer}</span></td><td>{list(&child.care)}</td><td>{list(&child.groups)}</td>
        </tr>
    }
    .drawn()
}
