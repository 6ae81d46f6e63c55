use super::{Told, renew};
use crate::{
    browser,
    components::named_select,
    drawn::{Draw, Drawn},
    staff::{
        StaffRoom,
        writing::{ChangeTexts, change},
    },
    state::words,
};
use kehou_contract::{EntryChecks, GroupId, GroupRoster, RosterChild, routes::RecordEntryChecks};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// A child that waits, and what is chosen for it: 0 it is in, 1 it is not, nothing while nobody has seen it.
type Waiting = (RosterChild, RwSignal<Option<usize>>);

/// The children a teacher has still to see, and recording what came of those who were seen.
pub(super) fn entry_checks(room: StaffRoom, told: Told, roster: &GroupRoster) -> Drawn {
    let texts = &room.words.rosters;
    let waits = |child: &&RosterChild| roster.to_be_seen.contains(&child.school_number);
    let waiting: Vec<Waiting> =
        roster.children.iter().filter(waits).map(|child| (child.clone(), RwSignal::new(None))).collect();
    let waiting = Rc::new(waiting);
    let said = ChangeTexts {
        id: ["checks-", roster.group.as_str()].concat(),
        title: texts.record_checks,
        name: [texts.record_checks, " · ", &roster.title].concat(),
        note: texts.record_checks_note.to_owned(),
    };
    let (count, fields, group) = (waiting.len(), waiting.clone(), roster.group.clone());
    let endpoint = RecordEntryChecks { group_id: group.clone() };
    let fields = move |_| {
        let rows: Vec<Drawn> = fields.iter().map(|waiting| result(room, waiting)).collect();
        view! { {rows} }.drawn()
    };
    let form = change(
        room,
        said,
        fields,
        endpoint,
        move |reason| body(&waiting, reason),
        move |done| {
            room.announcement.set((texts.checked)(done.admitted, done.not_admitted));
            spawn_local(after_change(room, group.clone(), told));
        },
    );
    view! { <p><span class="state state--wait">{(texts.to_be_seen)(count)}</span></p>{form} }.drawn()
}

/// Nothing to send while nobody was seen.
fn body(waiting: &[Waiting], reason: String) -> Option<EntryChecks> {
    let of = |wanted: usize| -> Vec<String> {
        let chosen = waiting.iter().filter(|(_, chosen)| chosen.get_untracked() == Some(wanted));
        chosen.map(|(child, _)| child.school_number.clone()).collect()
    };
    let (admitted, not_admitted) = (of(0), of(1));
    let anybody = !admitted.is_empty() || !not_admitted.is_empty();
    anybody.then_some(EntryChecks { admitted, not_admitted, reason })
}

fn result(room: StaffRoom, (child, chosen): &Waiting) -> Drawn {
    let texts = &room.words.rosters;
    let chosen = *chosen;
    let who =
        [(words().home_class)(child.home_class), child.school_number.clone(), child.name.clone()].join(" · ");
    let titles = vec![texts.admitted.to_owned(), texts.not_admitted.to_owned()];
    let name = (texts.result_of)(&child.name);
    view! {
        <div class="field"><span class="field__label">{who}</span>
            {named_select(name, texts.not_seen_yet, titles, chosen.into(), move |at| chosen.set(at))}
        </div>
    }
    .drawn()
}

/// Asks again. Without an answer the list stays as it was; the change is recorded.
async fn after_change(room: StaffRoom, group: GroupId, told: Told) {
    let _ = renew(room, group, told).await;
    browser::focus_if_lost();
}
