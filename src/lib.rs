//! kehou: the apps with which families choose after-school clubs and the school's staff follows it.
//!
//! `app` starts the families' app, `pages` are its screens; `staff` is the staff's app with its own. Both are made of
//! `components`, know what is in `state`, ask the server through `api`, and reach the browser through `browser`. Each
//! is a program of its own: what only the other one calls does not travel to a phone.

mod api;
mod app;
mod browser;
mod components;
mod drawn;
mod json;
mod late;
mod pages;
mod prices;
mod staff;
mod state;

pub use app::start as start_families;
pub use staff::start as start_staff;
