use crate::{
    api,
    components::{Drawing, chip, loaded},
    drawn::{Draw, Drawn, live},
    staff::{StaffRoom, screen_head::screen_head},
    state::words,
};
use kehou_contract::{AuditEntry, GroupId, OfferingId, routes::ListAudit, school_time};
use leptos::prelude::*;
use std::rc::Rc;

/// The action under which looks at lists are recorded.
const LOOK: &str = "roster.read";

/// What the staff did, newest first, each with its reason.
pub(in crate::staff) fn audit(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let ask = move || async move {
        let trail = Rc::new(api::call(ListAudit).await.map_err(|error| room.mind(error))?);
        Ok(Rc::new(move || list(room, trail.clone())) as Drawing)
    };
    view! {
        {screen_head(room, texts.audit, Drawn::nothing())}
        <p class="soft staff-note">{texts.audit_note}</p>
        {loaded(ask).drawn()}
    }
    .drawn()
}

fn list(room: StaffRoom, trail: Rc<Vec<AuditEntry>>) -> Drawn {
    let only_changes = RwSignal::new(true);
    let texts = &room.words.office;
    let rows = live(move || {
        let shown = trail.iter().filter(|entry| !only_changes.get() || entry.action != LOOK);
        let rows: Vec<Drawn> = shown.map(|entry| row(room, entry)).collect();
        if rows.is_empty() {
            return view! { <p class="empty">{texts.no_audit}</p> }.drawn();
        }
        view! { <ul class="trail">{rows}</ul> }.drawn()
    });
    let turn = move || only_changes.update(|only| *only = !*only);
    view! {
        <div class="chips">{chip(texts.only_changes.to_owned(), only_changes.into(), turn)}</div>
        <section class="sheet">{rows}</section>
    }
    .drawn()
}

fn row(room: StaffRoom, entry: &AuditEntry) -> Drawn {
    let texts = &room.words.office;
    let what = (room.words.action)(&entry.action);
    let at = (words().moment)(school_time(entry.at));
    let who = [at.as_str(), entry.teacher.as_deref().unwrap_or_default()].join(" · ");
    let facts = entry.facts.iter().map(|fact| [(texts.fact)(&fact.name), fact.value.clone()].join(" "));
    let facts = facts.collect::<Vec<_>>().join(" · ");
    let reason = entry.reason.as_deref().map(texts.why);
    view! {
        <li class="trail__row">
            <p><b>{what}</b>" "{title_of(room, &entry.target)}</p>
            <p>{reason}</p>
            <small>{who}</small><small>{facts}</small>
        </li>
    }
    .drawn()
}

/// A group or an offering by its title; anything else by its id, as it stands in the trail.
fn title_of(room: StaffRoom, target: &str) -> String {
    let (group, offering) = (GroupId::new(target), OfferingId::new(target));
    let of_group = room.menu.offering_of(&group);
    let of_group = of_group.and_then(|offering| offering.group(&group).map(|group| offering.title_of(group)));
    let title = of_group.or_else(|| room.menu.offering(&offering).map(|offering| offering.title.clone()));
    title.unwrap_or_else(|| target.to_owned())
}
