//! What screens are made of. Components draw what they are given; they never call the server.

mod bill_lines;
mod child_switcher;
mod failure;
mod frame;
mod icon;
mod loaded;
mod offering_card;
mod places_bar;
mod round_banner;
mod tab_bar;
mod task;
mod text_field;
mod tick_box;
mod timetable;
mod top_bar;
mod type_switch;
mod week_grid;

pub(crate) use bill_lines::bill_lines;
pub(crate) use child_switcher::child_switcher;
pub(crate) use failure::{error_text, failure};
pub(crate) use frame::frame;
pub(crate) use icon::{Icon, field_class, field_icon, icon};
pub(crate) use loaded::{Drawing, Loaded, loaded};
pub(crate) use offering_card::offering_card;
pub(crate) use places_bar::places_bar;
pub(crate) use round_banner::round_banner;
pub(crate) use tab_bar::tab_bar;
pub(crate) use task::Task;
pub(crate) use text_field::{FieldTexts, text_field};
pub(crate) use tick_box::tick_box;
pub(crate) use timetable::{fee_in_words, season_shown, when_in_words};
pub(crate) use top_bar::top_bar;
pub(crate) use type_switch::type_switch;
pub(crate) use week_grid::week_grid;
