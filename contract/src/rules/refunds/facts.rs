//! What a refund is worked out from.

use crate::{FeeMonth, Fen};
use chrono::NaiveDate;

/// A dated session that was paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaidSession {
    /// The date.
    pub date: NaiveDate,
    /// Its periods; it has at least one.
    pub periods: u32,
    /// Whether it was held; of what is still to come, whether it is planned to be.
    pub held: bool,
    /// Whether the child attended; of what is still to come, `true`.
    pub attended: bool,
}

/// What was paid for, and what became of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct RefundFacts<'a> {
    /// What was paid.
    pub paid: Fen,
    /// What of it was refunded or credited before.
    pub given_back: Fen,
    /// Every session it was paid for, those that were cancelled as well.
    pub sessions: &'a [PaidSession],
    /// The months as they are billed; a session in none of them is in its month of the calendar.
    pub months: &'a [FeeMonth],
    /// The first date the child no longer takes part; `None` while it stays.
    pub leaves: Option<NaiveDate>,
    /// Whether the school gives the whole service up. With `leaves`, that is what was used until then.
    pub service_cancelled: bool,
}

impl RefundFacts<'_> {
    /// Whether a session falls before the child leaves.
    pub(super) fn is_before_leaving(&self, session: &PaidSession) -> bool {
        self.leaves.is_none_or(|leaves| session.date < leaves)
    }
}
