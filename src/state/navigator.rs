//! Which screen is shown.

use crate::{browser, pages::Page};
use kehou_contract::routes::STAFF_PAGE;
use leptos::prelude::*;

/// Address of the menu, narrowed to what fits the child.
pub(crate) const FITTING_MENU: &str = "/menu?fits";
/// Address of the menu, narrowed to what the child could still have.
pub(crate) const WHAT_ELSE_FITS: &str = "/menu?places&fits";

/// Goes from screen to screen. A hundred lines instead of a router crate: see docs/decisions.md for the bytes.
#[derive(Clone, Copy)]
pub(crate) struct Navigator {
    page: RwSignal<Page>,
    /// Where the menu was scrolled to when it was left.
    menu_scroll: StoredValue<f64>,
    /// How much of the menu was drawn then.
    pub(crate) menu_rows: StoredValue<usize>,
}

impl Navigator {
    /// Begins at the address in the address bar and follows links and the browser's back.
    pub(crate) fn begin() -> Self {
        let navigator = Self {
            page: RwSignal::new(Page::of(&browser::location().0)),
            menu_scroll: StoredValue::new(0.0),
            menu_rows: StoredValue::new(0),
        };
        browser::on_back(move || navigator.arrive_back());
        browser::on_link(|path| !path.starts_with(STAFF_PAGE), move |path| navigator.follow(&path));
        navigator
    }

    /// The screen shown.
    pub(crate) fn page(self) -> Page {
        self.page.get()
    }

    /// Goes to a screen.
    pub(crate) fn go(self, page: &Page) {
        self.follow(&page.path());
    }

    /// Goes to the menu, narrowed to what fits the child.
    pub(crate) fn go_to_fitting_menu(self) {
        self.follow(FITTING_MENU);
    }

    /// Puts a screen in the place of this one, so that back does not lead here again.
    pub(crate) fn go_instead(self, page: Page) {
        browser::replace(&page.path());
        self.arrive(page, 0.0);
    }

    /// The same for the menu, narrowed to what fits the child.
    pub(crate) fn go_to_fitting_menu_instead(self) {
        browser::replace(FITTING_MENU);
        self.arrive(Page::Menu, 0.0);
    }

    fn follow(self, path: &str) {
        let page = Page::of(path.split('?').next().unwrap_or_default());
        self.keep_scroll();
        browser::push(path);
        self.arrive(page, 0.0);
    }

    fn arrive_back(self) {
        let page = Page::of(&browser::location().0);
        let scroll = if page == Page::Menu { self.menu_scroll.get_value() } else { 0.0 };
        self.arrive(page, scroll);
    }

    fn keep_scroll(self) {
        if self.page.get_untracked() == Page::Menu {
            self.menu_scroll.set_value(browser::scroll_position());
        }
    }

    fn arrive(self, page: Page, scroll: f64) {
        if scroll == 0.0 {
            self.menu_rows.set_value(0);
        }
        self.page.set(page);
        browser::focus_heading();
        browser::scroll_to(scroll);
    }
}
