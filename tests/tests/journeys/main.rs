//! Browser journeys at phone size: a real server, a real browser, a parent who finds things by their names.

mod appearance;
mod bills;
mod changing;
mod draft;
mod every_screen;
mod fee_notice;
mod filters;
mod going_back;
mod inbox;
mod keyboard;
mod lost_connection;
mod lost_sign_in;
mod not_at_once;
mod office_page;
mod picking_up;
mod reviewed;
mod round_closed;
mod shell;
mod signing_in;
mod staff_board;
mod taken_meanwhile;
mod to_a_receipt;
mod watching;
mod weak_signal;
mod why_not;
mod wish_list;
