//! Starting: the shell stays until the first screen can be drawn whole.

use crate::{
    api::{self, ApiError},
    browser,
    components::{failure, frame},
    late::{self, Part},
    pages::Page,
    state::{
        Answered, ChildState, Children, Inbox, Line, LiveMenu, Navigator, Reach, Settings, late_words, words,
    },
};
use kehou_contract::{
    Household, Menu, ProblemCode, School, Viewer, WishCode,
    routes::{GetMenu, GetSchool, GetViewer},
};
use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};
use std::sync::Arc;

/// Everything a screen can ask for, once the app has started.
#[derive(Clone, Copy)]
pub(crate) struct Ready {
    school: RwSignal<Arc<School>, LocalStorage>,
    pub(crate) menu: LiveMenu,
    pub(crate) children: Children,
    pub(crate) navigator: Navigator,
    pub(crate) reach: Reach,
    pub(crate) inbox: Inbox,
    /// Spoken by screen readers when it changes.
    pub(crate) announcement: RwSignal<String>,
    /// Stirs once a second.
    pub(crate) second: RwSignal<()>,
}

impl Ready {
    /// The school, as the office has changed it.
    pub(crate) fn school(self) -> Arc<School> {
        self.school.get_untracked()
    }

    /// Takes up what the office has changed: the round's times, the offerings on the menu.
    fn take_up_office_change(self) {
        spawn_local(async move {
            // Without an answer the old stands; the server judges by the new, whatever the phone shows.
            if let (Ok(school), Ok(menu)) = futures::join!(api::call(GetSchool), api::call(GetMenu)) {
                self.school.set(Arc::new(school));
                self.menu.renew(menu);
            }
        });
    }

    /// Somebody has signed in: screens turn to their children.
    pub(crate) async fn sign_in(self, viewer: Viewer) {
        self.children.sign_in(household_of(viewer));
        if let Some(current) = untrack(|| self.children.current()) {
            // Whether the first question was answered before.
            current.ask_for_term(self.reach).await;
        }
        self.load_terms();
        let has_plan = untrack(|| self.children.current().is_some_and(|current| current.plan().is_some()));
        match (wishes_waiting(), has_plan) {
            (Some(wishes), _) => self.navigator.go_instead(wishes),
            (None, false) => self.navigator.go_instead(Page::FirstQuestion),
            (None, true) => self.navigator.go_to_fitting_menu_instead(),
        }
    }

    /// The sign-in is over.
    pub(crate) fn sign_out(self) {
        self.children.sign_in(None);
        self.navigator.go_instead(Page::Welcome);
    }

    fn load_terms(self) {
        for state in untrack(|| self.children.all()) {
            state.load_term(self.reach);
            if untrack(|| state.submission.is_unsettled()) {
                late::settle(self, state);
            }
        }
    }

    /// An application was answered: the draft has done its work, and so has a sibling's that went with it.
    pub(crate) fn take_receipt(self, state: &ChildState, answered: &Answered) {
        let sibling = answered.linked.as_ref().and_then(|child| untrack(|| self.children.find(child)));
        for state in sibling.iter().chain([state]) {
            state.drop_draft();
            state.load_term(self.reach);
        }
        self.inbox.ask();
        spawn_local(self.menu.poll(self.reach));
        self.announcement.set(late_words().receipt.received.to_owned());
        self.navigator.go_instead(Page::Receipt(answered.receipt.number.clone()));
    }

    /// What an application is sent through.
    pub(crate) fn line(self) -> Line {
        Line { menu: self.menu, reach: self.reach }
    }
}

/// Loads what every screen needs, then puts the app in the shell's place.
pub fn start() {
    Settings::take_up();
    // Leptos has no executor before it is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let asked = futures::join!(
            api::call(GetSchool),
            api::call(GetMenu),
            api::call(GetViewer),
            Settings::fetch_words(),
            late::fetch_for(Page::of(&browser::location().0)),
        );
        let (school, menu, viewer, (), ()) = asked;
        match (school, menu, viewer) {
            (Ok(school), Ok(menu), Ok(viewer)) => show(school, menu, household_of(viewer)),
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

fn show(school: School, menu: Menu, household: Option<Household>) {
    mount_to_body(move || {
        let ready = Ready {
            school: RwSignal::new_local(Arc::new(school)),
            menu: LiveMenu::new(menu),
            children: Children::new(household),
            navigator: Navigator::begin(),
            reach: Reach::new(),
            inbox: Inbox::new(),
            announcement: RwSignal::new(String::new()),
            second: RwSignal::new(()),
        };
        browser::every_second(move || ready.second.set(()));
        ready.reach.answered();
        ready.menu.follow(ready.reach);
        ready.menu.on_office_change(move || ready.take_up_office_change());
        ready.inbox.follow(ready.second, Signal::derive(move || ready.children.is_family()));
        ready.load_terms();
        redirect_at_the_start(ready);
        Part::fetch_ahead();
        frame(ready)
    });
    browser::remove_shell();
}

/// Whoever works at the school has an app of their own; here they are a guest.
fn household_of(viewer: Viewer) -> Option<Household> {
    match viewer {
        Viewer::Household(household) => Some(household),
        Viewer::Teacher(_) => None,
    }
}

/// A signed-in family that opens the front page goes on where it was; a personal page asks for signing in first.
fn redirect_at_the_start(ready: Ready) {
    let is_family = untrack(|| ready.children.is_family());
    let page = untrack(|| ready.navigator.page());
    match page {
        Page::Welcome if is_family => match wishes_waiting() {
            Some(wishes) => ready.navigator.go_instead(wishes),
            None => ready.navigator.go_to_fitting_menu_instead(),
        },
        page if page.is_of_families() && !is_family => ready.navigator.go_instead(Page::Welcome),
        _ => {}
    }
}

/// The wish list somebody wants to take over and has to sign in for. It stands in the address, so that a reload does not
/// lose it.
fn wishes_waiting() -> Option<Page> {
    browser::location().1.strip_prefix("wishes=").map(|code| Page::Wishes(WishCode::new(code)))
}

/// What a failed call means for the whole app: a lost sign-in leads to the welcome page, with the reason.
pub(crate) fn mind_sign_in(ready: Ready, error: &ApiError) {
    if error.code() == Some(ProblemCode::NotSignedIn) {
        ready.announcement.set(words().common.signed_out.to_owned());
        ready.sign_out();
    }
}
