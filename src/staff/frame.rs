//! The page around every screen of the staff.

use super::{StaffRoom, page::StaffPage, sign_in::sign_in};
use crate::{
    api, browser,
    components::{Icon, Task, icon},
    drawn::{Draw, Drawn, live, live_if, press},
    state::{Settings, words},
};
use kehou_contract::{RoundMode, routes::SignOut, words::Language};
use leptos::prelude::*;

/// Skip link, the head with who is signed in, the screens one may open, the screen, and the voice for screen readers.
pub(super) fn frame(room: StaffRoom) -> Drawn {
    let common = &words().common;
    let skip = press(|event| {
        event.prevent_default();
        browser::focus_heading();
    });
    let screen = live(move || match room.teacher.get() {
        None => untrack(|| sign_in(room)),
        Some(teacher) => {
            let page = room.page.get();
            let page = if page.is_open_to(&teacher) { page } else { StaffPage::Board };
            untrack(|| page.draw(room))
        }
    });
    view! {
        <a class="skip" href="#content" on:click=skip>{common.skip_to_content}</a>
        {live_if(move || room.reach.is_lost().then(|| view! { <p class="offline" role="status">{common.unreachable}</p> }.drawn()))}
        {head(room)}
        <main id="content" class="staff">{screen}</main>
        <p class="unseen" role="status">{room.announcement}</p>
    }
    .drawn()
}

fn head(room: StaffRoom) -> Drawn {
    live(move || {
        let title = room.school.with(|school| school.title.clone());
        let signed_in = room.teacher.get().map(|teacher| {
            let reviewed = room.school.with(|school| school.round.mode != RoundMode::FirstCome);
            let shown = |page: &StaffPage| reviewed || *page != StaffPage::Reviews;
            let tabs = tabs(room).into_iter();
            let tabs = tabs.filter(|(page, ..)| page.is_open_to(&teacher) && shown(page));
            let tabs: Vec<Drawn> =
                tabs.map(|(page, drawing, title)| tab(room, page, drawing, title)).collect();
            (tabs, teacher.name)
        });
        let (tabs, account) = match signed_in {
            Some((tabs, name)) => (tabs, Some(account(room, &name))),
            None => (Vec::new(), None),
        };
        view! {
            <header class="staff-head">
                <p class="staff-head__school">{title}<small>{room.words.frame.title}</small></p>
                <nav class="staff-head__tabs" aria-label=room.words.frame.screens>{tabs}</nav>
                {language_switch()}
                {account}
            </header>
        }
        .drawn()
    })
}

fn tabs(room: StaffRoom) -> [(StaffPage, Icon, &'static str); 10] {
    let texts = &room.words.frame;
    [
        (StaffPage::Board, Icon::Menu, texts.board_tab),
        (StaffPage::Rosters, Icon::Mine, texts.rosters_tab),
        (StaffPage::Reviews, Icon::Up, texts.reviews_tab),
        (StaffPage::Round, Icon::Lamp, texts.round_tab),
        (StaffPage::Offerings, Icon::Week, texts.offerings_tab),
        (StaffPage::Answers, Icon::Tick, texts.answers_tab),
        (StaffPage::Bills, Icon::Search, texts.bills_tab),
        (StaffPage::Waivers, Icon::Leaf, texts.waivers_tab),
        (StaffPage::Standings, Icon::Brush, texts.standings_tab),
        (StaffPage::Audit, Icon::Gate, texts.audit_tab),
    ]
}

fn tab(room: StaffRoom, page: StaffPage, drawing: Icon, title: &'static str) -> Drawn {
    let path = page.path();
    let current = Signal::derive(move || {
        let shown = match room.page.get() {
            StaffPage::Roster(_) => StaffPage::Rosters,
            shown => shown,
        };
        (shown == page).then_some("page")
    });
    view! { <a class="staff-head__tab" href=path aria-current=current>{icon(drawing)}<span>{title}</span></a> }
        .drawn()
}

fn account(room: StaffRoom, name: &str) -> Drawn {
    let task = Task::new();
    let leave = press(move |_| {
        task.begin(async move {
            api::call(SignOut).await?;
            room.teacher.set(None);
            room.go(StaffPage::Board);
            Ok(())
        });
    });
    view! {
        <p class="staff-head__account"><span>{name.to_owned()}</span>
            <button class="switch" disabled=task.is_busy() on:click=leave>{room.words.frame.sign_out}</button>
        </p>
    }
    .drawn()
}

/// The other languages; choosing one loads the page anew.
fn language_switch() -> Drawn {
    let others = Language::ALL.into_iter().filter(|language| *language != Settings::language());
    let switches: Vec<Drawn> = others
        .map(|language| {
            let choose = press(move |_| Settings::choose_language(language));
            view! { <button class="switch" lang=language.tag() on:click=choose>{language.name()}</button> }
                .drawn()
        })
        .collect();
    view! { <div class="staff-head__language">{switches}</div> }.drawn()
}
