//! The public notice of what a school charges, as plain facts.

mod asked;
mod covered;
mod entry;
mod free;
mod limit;
mod row;
mod waiver;

pub use asked::FeeAsked;
pub use covered::FeeCovered;
pub use entry::FeeNoticeEntry;
pub use free::FreeServices;
pub use limit::FeeNoticeLimit;
pub use row::{FeeNoticeRow, RowRate};
pub use waiver::FeeNoticeWaiver;

use crate::School;

/// What a school charges, for everybody to read (收费公示): standard, unit, document, what it pays for, who pays less,
/// what is given back, where to complain. It comes from the same rules that charge, and never has a child's amount.
#[derive(Clone, Debug, PartialEq)]
pub struct FeeNotice<'a> {
    /// Whose it is: name, term, document, telephones and the way of refunds stand there.
    pub school: &'a School,
    /// What is charged: the school's rules in their order, then what offerings cost themselves.
    pub entries: Vec<FeeNoticeEntry<'a>>,
    /// What several entries together cannot pass.
    pub limits: Vec<FeeNoticeLimit>,
    /// Who pays less.
    pub waivers: Vec<FeeNoticeWaiver<'a>>,
    /// What costs nothing.
    pub free: FreeServices<'a>,
}

impl FeeNotice<'_> {
    /// Whether nobody ever pays anything.
    pub fn is_free(&self) -> bool {
        self.entries.iter().all(FeeNoticeEntry::is_free)
    }
}
