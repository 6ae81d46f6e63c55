mod form;

use crate::{
    api, browser,
    components::{Drawing, loaded},
    drawn::{Draw, Drawn, live},
    staff::{StaffRoom, screen_head::screen_head},
    state::words,
};
use form::form;
use kehou_contract::{
    Offering, OfferingId, OfficeStandings, RosterChild, StandingKind, StandingList, routes::ListStandings,
};
use leptos::prelude::*;
use std::rc::Rc;

/// Which children are invited, return, or come first; and changing a list.
pub(in crate::staff) fn standings(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let told: Told =
        RwSignal::new_local(Rc::new(OfficeStandings { priority_groups: Vec::new(), lists: Vec::new() }));
    let ask = move || async move {
        renew(room, told).await?;
        Ok(Rc::new(move || screen(room, told)) as Drawing)
    };
    view! {
        {screen_head(room, texts.standings, Drawn::nothing())}
        <p class="soft staff-note">{texts.standings_note}</p>
        {loaded(ask).drawn()}
    }
    .drawn()
}

/// The lists as the server told them last.
type Told = RwSignal<Rc<OfficeStandings>, LocalStorage>;

async fn renew(room: StaffRoom, told: Told) -> Result<(), api::ApiError> {
    let now = api::call(ListStandings).await.map_err(|error| room.mind(error))?;
    // The screen may have gone meanwhile.
    let _ = told.try_set(Rc::new(now));
    Ok(())
}

/// Asks again after a change. Without an answer the lists stay as they were; the change is recorded.
async fn after_change(room: StaffRoom, told: Told) {
    let _ = renew(room, told).await;
    browser::focus_if_lost();
}

/// The form stays where it is; the lists below it follow.
fn screen(room: StaffRoom, told: Told) -> Drawn {
    let texts = &room.words.office;
    let lists = live(move || {
        let now = told.get();
        let lists: Vec<Drawn> = now.lists.iter().map(|list| list_of(room, &now, list)).collect();
        let nothing = lists.is_empty().then(|| view! { <p class="soft">{texts.no_standings}</p> }.drawn());
        view! { {nothing}<ul class="bills">{lists}</ul> }.drawn()
    });
    view! { <section class="sheet">{form(room, told)}</section>{lists} }.drawn()
}

fn list_of(room: StaffRoom, all: &OfficeStandings, list: &StandingList) -> Drawn {
    let children: Vec<String> = list.children.iter().map(child_in_words).collect();
    view! {
        <li class="sheet bill">
            <p class="bill__who"><b>{title_of(room, all, &list.kind)}</b><small>{(room.words.office.listed)(children.len())}</small></p>
            <p>{(words().list)(&children)}</p>
        </li>
    }
    .drawn()
}

fn child_in_words(child: &RosterChild) -> String {
    [(words().home_class)(child.home_class), child.school_number.clone(), child.name.clone()].join(" ")
}

/// What is on a list, in words: 邀请 · 合唱团. Its id where the menu or the school's file does not have it any more.
fn title_of(room: StaffRoom, all: &OfficeStandings, kind: &StandingKind) -> String {
    let texts = &room.words.office;
    let offering = |id: &OfferingId| {
        room.menu
            .offering(id)
            .map_or_else(|| id.to_string(), |offering: std::sync::Arc<Offering>| offering.title.clone())
    };
    let (kind, of) = match kind {
        StandingKind::Invited(id) => (texts.invited, offering(id)),
        StandingKind::Returning(id) => (texts.returning, offering(id)),
        StandingKind::Priority(id) => {
            let known = all.priority_groups.iter().find(|group| &group.id == id);
            (texts.priority, known.map_or_else(|| id.to_string(), |group| group.title.clone()))
        }
    };
    [kind, &of].join(" · ")
}
