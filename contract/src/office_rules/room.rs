//! Rooms.

use serde::Deserialize;

/// A room and what it holds. No group in it may have more places.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Room {
    /// As a group names it: 机器人教室.
    pub title: String,
    /// How many children find a seat.
    pub seats: u32,
}
