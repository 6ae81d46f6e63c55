//! The texts of the pick-up screen.

use crate::{Company, LeavesAfter, PickUpNote, PlaceSign};

/// When, where and with whom children leave.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct PickUpWords {
    pub title: &'static str,
    pub no_school: &'static str,
    pub after: fn(&LeavesAfter) -> String,
    pub sign: fn(&PlaceSign) -> String,
    pub with: fn(&Company) -> String,
    pub note: fn(&PickUpNote) -> String,
    pub changed: &'static str,
    pub change_today: &'static str,
    /// What a button does, and for whom: heard, where its place on the screen is not seen.
    pub meant_for: fn(&str, &str) -> String,
    pub change_on: fn(&str) -> String,
    pub change_until: fn(&str) -> String,
    pub too_late: fn(&str) -> String,
    pub who: fn(&str, &str) -> String,
    pub as_usual: fn(&str) -> String,
    pub alone: &'static str,
    pub guardian: &'static str,
    pub close: &'static str,
    pub coming: &'static str,
    pub usually: fn(&str) -> String,
    pub collectors: &'static str,
    pub no_collectors: &'static str,
    pub add: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub name_fault: &'static str,
    pub relation: &'static str,
    pub relation_hint: &'static str,
    pub relation_fault: &'static str,
    pub phone: &'static str,
    pub phone_hint: &'static str,
    pub phone_fault: &'static str,
    pub save: &'static str,
    pub remove: fn(&str) -> String,
    pub walking: fn(&str) -> String,
    pub walking_signed: fn(&str, &str) -> String,
    pub walking_sign: &'static str,
    pub walking_end: &'static str,
    pub done: &'static str,
}
