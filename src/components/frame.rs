//! The page around every screen.

use super::tab_bar;
use crate::{app::Ready, browser, state::words};
use kehou_contract::school_time;
use leptos::prelude::*;

/// Skip link, offline banner, the screen, tabs, and the voice for screen readers.
pub(crate) fn frame(ready: Ready) -> impl IntoView {
    let common = &words().common;
    let screen = move || {
        let page = ready.navigator.page();
        untrack(|| page.draw(ready))
    };
    view! {
        <a class="skip" href="#content" on:click=|event| {
            event.prevent_default();
            browser::focus_heading();
        }>{common.skip_to_content}</a>
        {move || ready.reach.is_lost().then(|| offline_banner(ready))}
        <main id="content" class="screen">{screen}</main>
        {tab_bar(ready)}
        <p class="unseen" role="status">{move || ready.announcement.get()}</p>
    }
}

fn offline_banner(ready: Ready) -> impl IntoView {
    let time = ready.reach.last_contact().map(|at| {
        // Hours and minutes of the last answer.
        let time = school_time(at).time().to_string();
        time.get(..5).unwrap_or_default().to_owned()
    });
    view! { <p class="offline" role="status">{(words().common.offline)(&time.unwrap_or_default())}</p> }
}
