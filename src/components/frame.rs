//! The page around every screen.

use super::tab_bar;
use crate::drawn::{Draw, Drawn, live, live_if, press};
use crate::{app::Ready, browser, state::words};
use kehou_contract::school_time;
use leptos::prelude::*;

/// Skip link, offline banner, the screen, tabs, and the voice for screen readers.
pub(crate) fn frame(ready: Ready) -> Drawn {
    let common = &words().common;
    let screen = move || {
        let page = ready.navigator.page();
        untrack(|| page.draw(ready))
    };
    let skip = press(|event| {
        event.prevent_default();
        browser::focus_heading();
    });
    view! {
        <a class="skip" href="#content" on:click=skip>{common.skip_to_content}</a>
        {live_if(move || ready.reach.is_lost().then(|| offline_banner(ready)))}
        <main id="content" class="screen">{live(screen)}</main>
        {tab_bar(ready)}
        <p class="unseen" role="status">{ready.announcement}</p>
    }
    .drawn()
}

fn offline_banner(ready: Ready) -> Drawn {
    let time = ready.reach.last_contact().map(|at| {
        // Hours and minutes of the last answer.
        let time = school_time(at).time().to_string();
        time.get(..5).unwrap_or_default().to_owned()
    });
    view! { <p class="offline" role="status">{(words().common.offline)(&time.unwrap_or_default())}</p> }
        .drawn()
}
