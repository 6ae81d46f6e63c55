//! An application's arrival: for whom, in which round, when.

use crate::{Round, Standing};
use chrono::{DateTime, Utc};

/// What the server knows when an application arrives, and a phone does not.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// The child's grade, 1-9.
    pub grade: u8,
    /// The child's standing.
    pub standing: &'a Standing,
    /// The round with the times in force: the office may have moved them.
    pub round: &'a Round,
    /// The server's clock.
    pub now: DateTime<Utc>,
}
