//! Lists of children: a teacher's own groups and home class, one group for the office. Every look is recorded.

mod entry_checks;
mod group_list;
mod home_class_list;

use super::{StaffRoom, screen_head::screen_head};
use crate::{
    api, browser,
    components::{Drawing, loaded},
    drawn::{Draw, Drawn, live_if, press},
};
use group_list::group_list;
use home_class_list::home_class_list;
use kehou_contract::{
    GroupId, GroupRoster,
    routes::{GetGroupRoster, GetHomeClassRoster},
};
use leptos::prelude::*;
use std::rc::Rc;

/// The teacher's home class and groups, each on a page of its own when printed.
pub(super) fn rosters(room: StaffRoom) -> Drawn {
    let texts = &room.words.rosters;
    let teacher = room.teacher.get_untracked();
    let (home_class, groups) =
        teacher.map(|teacher| (teacher.home_class, teacher.groups)).unwrap_or_default();
    let nothing = (home_class.is_none() && groups.is_empty())
        .then(|| view! { <p class="empty">{texts.nothing}</p> }.drawn());
    let own_class = home_class.map(|_| own_class(room));
    let lists: Vec<Drawn> = groups.into_iter().map(|group| list_of(room, group)).collect();
    view! {
        {screen_head(room, texts.title, print_button(room))}
        <p class="soft staff-note">{texts.recorded}</p>
        {nothing}
        {own_class}
        {lists}
    }
    .drawn()
}

/// The children of one group.
pub(super) fn one_roster(room: StaffRoom, group: GroupId) -> Drawn {
    let texts = &room.words.rosters;
    view! {
        {screen_head(room, texts.title, print_button(room))}
        <p class="soft staff-note">{texts.recorded}</p>
        {list_of(room, group)}
    }
    .drawn()
}

fn print_button(room: StaffRoom) -> Drawn {
    view! { <button class="switch" on:click=press(|_| browser::print())>{room.words.frame.print}</button> }
        .drawn()
}

fn own_class(room: StaffRoom) -> Drawn {
    let ask = move || async move {
        let roster = api::call(GetHomeClassRoster).await.map_err(|error| room.mind(error))?;
        Ok(Rc::new(move || home_class_list(room, &roster)) as Drawing)
    };
    loaded(ask).drawn()
}

/// A roster as the server told it last.
type Told = RwSignal<Option<Rc<GroupRoster>>, LocalStorage>;

fn list_of(room: StaffRoom, group: GroupId) -> Drawn {
    let told: Told = RwSignal::new_local(None);
    let ask = move || {
        let group = group.clone();
        async move {
            renew(room, group, told).await?;
            Ok(Rc::new(move || list(room, told)) as Drawing)
        }
    };
    loaded(ask).drawn()
}

fn list(room: StaffRoom, told: Told) -> Drawn {
    live_if(move || {
        let roster = told.get()?;
        Some(untrack(|| group_list(room, told, &roster)))
    })
}

async fn renew(room: StaffRoom, group_id: GroupId, told: Told) -> Result<(), api::ApiError> {
    let roster = api::call(GetGroupRoster { group_id }).await.map_err(|error| room.mind(error))?;
    // The screen may have gone meanwhile.
    let _ = told.try_set(Some(Rc::new(roster)));
    Ok(())
}
