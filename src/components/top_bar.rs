//! The head of a screen.

use super::{Icon, icon};
use crate::drawn::{Draw, Drawn, press};
use crate::{app::Ready, browser, pages::Page, state::words};
use leptos::prelude::*;

/// Back, heading, and something at the end of the row. Sets the window's title as well.
pub(crate) fn top_bar(ready: Ready, title: &str, back_to: Option<Page>, end: Drawn) -> Drawn {
    browser::set_title(&[title, " · ", &ready.school().title].concat());
    let back = back_to.map(|page| {
        let go_back = press(move |_| {
            let page = page.clone();
            browser::back(move || ready.navigator.go_instead(page));
        });
        view! { <button class="top__back" aria-label=words().common.back on:click=go_back>{icon(Icon::Back)}</button> }.drawn()
    });
    view! {
        <header class="top">
            {back}
            <h1 class="top__title" tabindex="-1">{title.to_owned()}</h1>
            {end}
        </header>
    }
    .drawn()
}
