use super::Page;
use crate::{
    app::Ready,
    components::top_bar,
    drawn::{Draw, Drawn},
    state::words,
};
use leptos::prelude::*;

/// No such screen.
pub(super) fn not_found(ready: Ready) -> Drawn {
    let common = &words().common;
    view! {
        {top_bar(ready, common.not_found, None, Drawn::nothing())}
        <p class="soft">{common.not_found_way_out}</p>
        <a class="button" href=Page::Menu.path()>{common.menu_tab}</a>
    }
    .drawn()
}
