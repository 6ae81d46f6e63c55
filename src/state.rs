//! What the app knows: of the server, of the family, of the draft.

mod children;
mod draft;
mod fitting;
mod inbox;
mod live_menu;
mod looks;
mod navigator;
mod quoting;
mod reach;
mod server_time;
mod settings;
mod submission;
mod visit;

pub(crate) use children::{ChildState, Children};
pub(crate) use draft::{Draft, FirstAnswer};
pub(crate) use fitting::turns_of;
pub(crate) use inbox::Inbox;
pub(crate) use live_menu::{LiveMenu, with_groups};
pub(crate) use looks::at_every_look;
pub(crate) use navigator::{FITTING_MENU, Navigator, WHAT_ELSE_FITS};
pub(crate) use quoting::quote_draft;
pub(crate) use reach::Reach;
pub(crate) use server_time::ServerTime;
pub(crate) use settings::{
    Fetched, Settings, late_words, office_refusal, problem_in_words, student_words, words,
};
pub(crate) use submission::{Answered, Line, Submission, SubmissionState};
pub(crate) use visit::{Heart, Presence, Visit};
