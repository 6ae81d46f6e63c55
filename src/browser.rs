//! What the app asks of the browser: storage, address, focus, time. Views only use the types of its events.

mod clock;
mod event_stream;
mod focus;
mod history;
mod keys;
mod lifecycle;
mod page;
mod storage;

pub(crate) use clock::{after, every_second, pause, phone_millis};
pub(crate) use event_stream::{Came, EventStream};
pub(crate) use focus::{
    end_is_near, focus_heading, focus_if_lost, focus_on, next_frame, scroll_position, scroll_to,
    while_scrolling,
};
pub(crate) use history::{back, location, on_back, on_link, push, replace, set_query};
pub(crate) use keys::{chance, new_key};
pub(crate) use lifecycle::{is_visible, on_leaving, on_touch, on_visible};
pub(crate) use page::{print, reload, remove_shell, set_language, set_title, set_type_size};
pub(crate) use storage::{forget, read, store};
