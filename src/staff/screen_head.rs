//! The head of a screen of the staff.

use super::StaffRoom;
use crate::{
    browser,
    drawn::{Draw, Drawn},
};
use leptos::prelude::*;

/// Heading, and something at the end of the row. Sets the window's title as well.
pub(super) fn screen_head(room: StaffRoom, title: &str, end: Drawn) -> Drawn {
    browser::set_title(&[title, " · ", &room.school.get_untracked().title].concat());
    view! { <header class="top"><h1 class="top__title" tabindex="-1">{title.to_owned()}</h1>{end}</header> }
        .drawn()
}
