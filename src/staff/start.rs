//! Starting: school, menu and who is signed in, then the screen of the address.

use super::{StaffRoom, frame::frame, navigation, page::StaffPage};
use crate::{
    api, browser,
    components::failure,
    state::{LiveMenu, Reach, Settings},
};
use kehou_contract::{
    Menu, ProblemCode, School, Teacher, Viewer,
    routes::{GetMenu, GetSchool, GetViewer},
};
use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};
use std::sync::Arc;

/// Loads what every screen needs, then puts the app in the shell's place.
pub fn start() {
    Settings::take_up();
    // Leptos has no executor before it is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let asked = futures::join!(
            api::call(GetSchool),
            api::call(GetMenu),
            api::call(GetViewer),
            Settings::fetch_words()
        );
        let (school, menu, viewer, ()) = asked;
        match (school, menu, viewer) {
            (Ok(school), Ok(menu), Ok(viewer)) => show(school, menu, teacher_of(viewer)),
            (Ok(school), Ok(menu), Err(error)) if error.code() == Some(ProblemCode::NotSignedIn) => {
                show(school, menu, None);
            }
            (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => {
                mount_to_body(move || failure(&error, Some(Callback::new(|()| browser::reload()))));
                browser::remove_shell();
            }
        }
    });
}

/// A family that comes here by mistake is asked for a teacher's code like anybody else.
pub(super) fn teacher_of(viewer: Viewer) -> Option<Teacher> {
    match viewer {
        Viewer::Teacher(teacher) => Some(teacher),
        Viewer::Household(_) => None,
    }
}

fn show(school: School, menu: Menu, teacher: Option<Teacher>) {
    mount_to_body(move || {
        let room = StaffRoom {
            school: RwSignal::new_local(Arc::new(school)),
            menu: LiveMenu::new(menu),
            teacher: RwSignal::new(teacher),
            page: RwSignal::new(StaffPage::of(&browser::location().0)),
            reach: Reach::new(),
            announcement: RwSignal::new(String::new()),
            second: RwSignal::new(()),
            words: Settings::take_up_staff_words(),
        };
        browser::every_second(move || room.second.set(()));
        room.reach.answered();
        room.menu.follow(room.reach);
        room.menu.on_office_change(move || {
            // Without an answer the old stands.
            spawn_local(async move { drop(room.renew().await) });
        });
        navigation::follow(room);
        frame(room)
    });
    browser::remove_shell();
}
