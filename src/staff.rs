//! The staff's app: the capacity board, lists of children, the office's screens. A program of its own, so that no
//! parent's phone loads it.

mod board;
mod frame;
mod navigation;
mod office;
mod page;
mod reviews;
mod rosters;
mod screen_head;
mod sign_in;
mod staff_room;
mod start;
mod writing;

use staff_room::StaffRoom;
pub use start::start;
