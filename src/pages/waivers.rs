mod form;
mod request;

use super::Page;
use crate::{
    api,
    app::{Ready, mind_sign_in},
    browser,
    components::{Drawing, Loaded, loaded, top_bar},
    drawn::{Draw, Drawn},
    state::{ChildState, late_words},
};
use form::form;
use kehou_contract::{ChildId, WaiverRequest, routes::ListWaiverRequests};
use leptos::prelude::*;
use request::request;
use std::rc::Rc;

/// What was applied for to be waived for one child, and applying.
pub(super) fn waivers(ready: Ready, child: &ChildId) -> Drawn {
    let found = untrack(|| ready.children.all()).into_iter().find(|state| &state.child.id == child);
    let Some(state) = found else {
        return super::not_found::not_found(ready);
    };
    let texts = &late_words().waivers;
    // What is granted counts in the plan's price from now on.
    state.load_term(ready.reach);
    let screen = StoredValue::new_local(None::<Loaded>);
    let for_ask = state.clone();
    let here = loaded(move || {
        let state = for_ask.clone();
        async move {
            let endpoint = ListWaiverRequests { child_id: state.child.id.clone() };
            let all = api::call(endpoint).await.inspect_err(|error| mind_sign_in(ready, error))?;
            Ok(Rc::new(move || whole(ready, &state, screen, &all)) as Drawing)
        }
    });
    screen.set_value(Some(here));
    let note = (texts.title_of)(&state.child.name);
    view! {
        {top_bar(ready, texts.title, Some(Page::Mine), Drawn::nothing())}
        <p><b>{note}</b></p>
        <p class="soft">{texts.private}</p>
        {here.drawn()}
    }
    .drawn()
}

/// The screen's own fetch: it is asked for again after a change.
type Screen = StoredValue<Option<Loaded>, LocalStorage>;

fn whole(ready: Ready, state: &ChildState, screen: Screen, all: &[WaiverRequest]) -> Drawn {
    let texts = &late_words().waivers;
    let rows: Vec<Drawn> = all.iter().map(|one| request(ready, screen, one)).collect();
    let nothing = rows.is_empty().then(|| view! { <p class="soft">{texts.none}</p> }.drawn());
    view! {
        {nothing}
        {rows}
        {form(ready, state, screen)}
    }
    .drawn()
}

/// Says what was done, and asks for the list as it is now.
fn after_change(ready: Ready, screen: Screen, said: &'static str) {
    ready.announcement.set(said.to_owned());
    // The screen may have gone meanwhile.
    if let Some(Some(loaded)) = screen.try_get_value() {
        loaded.load();
        browser::focus_heading();
    }
}
