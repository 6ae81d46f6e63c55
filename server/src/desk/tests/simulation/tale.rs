//! What happened in an evening.

use super::history::{Send, Told};

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tale {
    pub(super) sends: Vec<Send>,
    pub(super) syncs: u64,
    pub(super) failed_syncs: u64,
    pub(super) power_cuts: u64,
    pub(super) kills: u64,
}

impl Tale {
    /// How many sends were told so.
    pub(super) fn told(&self, is_so: fn(Option<Told>) -> bool) -> usize {
        self.sends.iter().filter(|send| is_so(send.told)).count()
    }
}
