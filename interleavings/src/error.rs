//! In the place of the server's errors.

use std::time::Duration;

/// What the queue says to whoever it does not let in.
#[derive(Debug)]
pub(crate) enum Error {
    /// When to come again.
    DeskIsFull(Duration),
}
