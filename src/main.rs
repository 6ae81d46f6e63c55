//! kehou: the app with which families choose after-school clubs.
//!
//! `app` starts it, `pages` are its screens, `components` what screens are made of, `state` what it knows, `api` how
//! it asks the server, and `browser` the only place that touches the browser.

mod api;
mod app;
mod browser;
mod components;
mod drawn;
mod json;
mod late;
mod pages;
mod state;

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    app::start();
}
