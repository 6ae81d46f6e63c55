//! Following links and the browser's back inside the staff's app.

use super::{StaffRoom, page::StaffPage};
use crate::browser;
use kehou_contract::routes::STAFF_PAGE;

/// Follows links to the staff's screens; every other address is the browser's.
pub(super) fn follow(room: StaffRoom) {
    browser::on_back(move || room.arrive(StaffPage::of(&browser::location().0)));
    browser::on_link(is_inner, move |address| {
        let path = address.split('?').next().unwrap_or_default();
        room.go(StaffPage::of(path));
    });
}

fn is_inner(path: &str) -> bool {
    path.strip_prefix(STAFF_PAGE).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
