//! The tabs at the bottom; a rail on wide screens.

use super::{Icon, icon};
use crate::drawn::{Draw, Drawn, live_if};
use crate::{
    app::Ready,
    pages::Page,
    state::{FITTING_MENU, words},
};
use leptos::prelude::*;

/// Menu, week, pick-up, mine, for a family that has signed in. Students see
/// none either, whoever is signed in on the device they hold.
pub(crate) fn tab_bar(ready: Ready) -> Drawn {
    let common = &words().common;
    let tabs = [
        (Page::Menu, FITTING_MENU.to_owned(), Icon::Menu, common.menu_tab),
        (Page::Week, Page::Week.path(), Icon::Week, common.week_tab),
        (Page::PickUp, Page::PickUp.path(), Icon::Gate, common.pick_up_tab),
        (Page::Mine, Page::Mine.path(), Icon::Mine, common.mine_tab),
    ];
    let draw = move |(page, path, drawing, title): (Page, String, Icon, &'static str)| {
        let current = Signal::derive(move || is_under(&ready.navigator.page(), &page).then_some("page"));
        let badge = (drawing == Icon::Mine).then(|| badge(ready));
        view! { <a class="tabs__tab" href=path aria-current=current>{icon(drawing)}<span>{title}</span>{badge}</a> }
            .drawn()
    };
    live_if(move || {
        if ready.navigator.page().is_of_students() || !ready.children.is_family() {
            return None;
        }
        let tabs: Vec<Drawn> = tabs.clone().map(draw).into();
        Some(view! { <nav class="tabs" aria-label=common.tabs>{tabs}</nav> }.drawn())
    })
}

/// How many messages are unread, where there are some.
fn badge(ready: Ready) -> Drawn {
    live_if(move || {
        let unread = ready.inbox.unread();
        let text = (words().common.unread)(unread);
        (unread > 0).then(|| {
            view! { <span class="tabs__badge" aria-hidden="true">{unread}</span><span class="unseen">{text}</span> }
                .drawn()
        })
    })
}

/// Which tab a screen belongs to.
fn is_under(shown: &Page, tab: &Page) -> bool {
    match shown {
        Page::Menu | Page::Offering(_) | Page::FirstQuestion | Page::TypeWishCode | Page::Wishes(_) => {
            *tab == Page::Menu
        }
        Page::Week | Page::Sign => *tab == Page::Week,
        Page::PickUp => *tab == Page::PickUp,
        Page::Mine | Page::Receipt(_) | Page::Messages | Page::Bills | Page::PaymentReceipt(_) => {
            *tab == Page::Mine
        }
        _ => false,
    }
}
