//! A telephone number in a text.

use crate::drawn::{Draw, Drawn};
use leptos::prelude::*;

/// The number, whole on its line, and one touch calls it.
pub(crate) fn call(phone: &str) -> Drawn {
    view! { <a href=["tel:", phone].concat()>{phone.to_owned()}</a> }.drawn()
}
