//! What is written.

/// A row, with the number of the send it came with: sends are numbered as they arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A place in a group, by the desk's own decision.
    Place { sent: usize, key: usize, group: usize, number: usize },
    /// One part of what somebody wrote in a turn: all of them are there, or none.
    Part { sent: usize, part: usize },
}

impl Row {
    pub(super) fn sent(&self) -> usize {
        match self {
            Self::Place { sent, .. } | Self::Part { sent, .. } => *sent,
        }
    }

    pub(super) fn is_place_in(&self, wanted: usize) -> bool {
        matches!(self, Self::Place { group, .. } if *group == wanted)
    }
}
