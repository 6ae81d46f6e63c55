//! The office's screens: running the round without editing a file.

mod answers;
mod audit;
mod bills;
mod moment;
mod offerings;
mod round;
mod standings;
mod waivers;

pub(super) use answers::answers;
pub(super) use audit::audit;
pub(super) use bills::bills;
pub(super) use offerings::offerings;
pub(super) use round::round;
pub(super) use standings::standings;
pub(super) use waivers::waivers;
