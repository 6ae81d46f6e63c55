mod capacity;
mod managed;
mod publication;
mod sessions;

use crate::{
    api, browser,
    components::{Drawing, loaded, search_field},
    drawn::{Draw, Drawn, Growing, live, rows},
    staff::{StaffRoom, screen_head::screen_head},
    state::words,
};
use kehou_contract::{Offering, OfficeView, routes::GetOfficeView, rules::MenuFilter};
use leptos::prelude::*;
use managed::managed;
use std::{rc::Rc, sync::Arc};

/// Places, sessions, and what is on the menu.
pub(in crate::staff) fn offerings(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let view: View = RwSignal::new_local(Rc::default());
    let ask = move || async move {
        renew(room, view).await?;
        Ok(Rc::new(move || list(room, view)) as Drawing)
    };
    view! {
        {screen_head(room, texts.offerings, Drawn::nothing())}
        <p class="soft staff-note">{texts.offerings_note}</p>
        {loaded(ask).drawn()}
    }
    .drawn()
}

/// What the office has changed, as the server told last.
type View = RwSignal<Rc<OfficeView>, LocalStorage>;

async fn renew(room: StaffRoom, view: View) -> Result<(), api::ApiError> {
    let now = api::call(GetOfficeView).await.map_err(|error| room.mind(error))?;
    // The screen may have gone meanwhile.
    let _ = view.try_set(Rc::new(now));
    Ok(())
}

/// After a change: what is shown is what the server says now.
async fn after_change(room: StaffRoom, view: View) {
    // A failure leaves what was told; the change is made.
    let _ = renew(room, view).await;
    let _ = room.renew().await;
    browser::focus_if_lost();
}

fn list(room: StaffRoom, view: View) -> Drawn {
    let hidden = live(move || {
        let hidden = view.get().hidden.clone();
        let rows: Vec<Drawn> = hidden
            .into_iter()
            .map(|offering| untrack(|| managed(room, view, Arc::new(offering), false)))
            .collect();
        view! { <ul class="managed">{rows}</ul> }.drawn()
    });
    let query = RwSignal::new(String::new());
    let growing = Growing::follow(StoredValue::new(0));
    let shown = move || {
        let filter = MenuFilter { query: query.get(), ..MenuFilter::default() };
        let admits = |offering: &Offering| filter.admits(offering, || false, Vec::new, || true);
        let shown = room.menu.numbered().into_iter().filter(|(_, offering)| admits(offering));
        growing.cut(&shown.collect::<Vec<_>>())
    };
    view! {
        {search_field(words().menu.search, words().menu.search_hint, query.into(), move |typed| query.set(typed))}
        {hidden}
        <ul class="managed">{rows(shown, move |offering| managed(room, view, offering, true))}</ul>
    }
    .drawn()
}
