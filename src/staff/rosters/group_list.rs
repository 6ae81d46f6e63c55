use super::{Told, entry_checks::entry_checks};
use crate::{
    drawn::{Draw, Drawn},
    staff::StaffRoom,
    state::words,
};
use kehou_contract::{GroupRoster, RosterChild, routes::group_roster_csv};
use leptos::prelude::*;

/// The children of a group, with a column to sign in when it is printed.
pub(super) fn group_list(room: StaffRoom, told: Told, roster: &GroupRoster) -> Drawn {
    let texts = &room.words.rosters;
    let places = [roster.places.enrolled.to_string(), roster.places.capacity.to_string()].join(" / ");
    let csv = group_roster_csv(&roster.group);
    let rows: Vec<Drawn> = roster.children.iter().map(row).collect();
    let checks = (!roster.to_be_seen.is_empty()).then(|| entry_checks(room, told, roster));
    let empty = rows.is_empty().then(|| view! { <p class="soft">{texts.no_children}</p> }.drawn());
    view! {
        <section class="sheet roster">
            <div class="roster__head">
                <h2>{roster.title.clone()}</h2><span>{places}</span>
                <a class="roster__csv" href=csv download="" aria-label=(texts.csv_of)(&roster.title)>{texts.csv}</a>
            </div>
            {empty}
            {checks}
            <table class="table">
                <thead><tr>
                    <th scope="col">{texts.class}</th><th scope="col">{texts.school_number}</th>
                    <th scope="col">{texts.name}</th><th scope="col" class="table__print">{texts.signature}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .drawn()
}

fn row(child: &RosterChild) -> Drawn {
    // A wholly static cell would be written from a string, which the page's policy refuses.
    let to_sign = "table__print";
    view! {
        <tr>
            <td>{(words().home_class)(child.home_class)}</td><td>{child.school_number.clone()}</td>
            <th scope="row">{child.name.clone()}</th><td class=to_sign></td>
        </tr>
    }
    .drawn()
}
