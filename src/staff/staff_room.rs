//! Everything a screen of the staff can ask for.

use super::page::StaffPage;
use crate::{
    api::{self, ApiError},
    browser,
    state::{LiveMenu, Reach, words},
};
use kehou_contract::{
    ProblemCode, School, Teacher,
    routes::{GetMenu, GetSchool},
    words::StaffWords,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What the staff's app knows.
#[derive(Clone, Copy)]
pub(super) struct StaffRoom {
    /// The school as the office has changed it.
    pub(super) school: RwSignal<Arc<School>, LocalStorage>,
    pub(super) menu: LiveMenu,
    /// Who is signed in.
    pub(super) teacher: RwSignal<Option<Teacher>>,
    /// The screen shown.
    pub(super) page: RwSignal<StaffPage>,
    pub(super) reach: Reach,
    /// Spoken by screen readers when it changes.
    pub(super) announcement: RwSignal<String>,
    /// Stirs once a second.
    pub(super) second: RwSignal<()>,
    pub(super) words: &'static StaffWords,
}

impl StaffRoom {
    /// Goes to a screen.
    pub(super) fn go(self, page: StaffPage) {
        browser::push(&page.path());
        self.arrive(page);
    }

    /// Shows a screen whose address stands already.
    pub(super) fn arrive(self, page: StaffPage) {
        self.page.set(page);
        browser::focus_heading();
        browser::scroll_to(0.0);
    }

    /// Takes up what the office has changed: the round's times, the offerings on the menu.
    pub(super) async fn renew(self) -> Result<(), ApiError> {
        let (school, menu) = futures::join!(api::call(GetSchool), api::call(GetMenu));
        self.school.set(Arc::new(school?));
        self.menu.renew(menu?);
        Ok(())
    }

    /// What a failed call means for the whole app: a lost sign-in leads to the sign-in.
    pub(super) fn mind(self, error: ApiError) -> ApiError {
        if error.code() == Some(ProblemCode::NotSignedIn) {
            self.announcement.set((words().problem)(ProblemCode::NotSignedIn).to_owned());
            self.teacher.set(None);
        }
        error
    }
}
