//! What leaving is worked out from.

use crate::{Balance, Bill, CancelledSession, School, Waiver, WindowId, rules::Priced};
use chrono::NaiveDate;

/// What a child takes, and how its bills stand.
#[derive(Clone, Copy, Debug)]
pub struct LeavingFacts<'a> {
    /// The school.
    pub school: &'a School,
    /// What the office waives for the child.
    pub waivers: &'a [Waiver],
    /// Its grade.
    pub grade: u8,
    /// Windows whose care the family opted into.
    pub care: &'a [WindowId],
    /// Groups it is in, in the order of the bill's lines.
    pub groups: &'a [Priced<'a>],
    /// Sessions that did not or will not take place.
    pub cancelled: &'a [CancelledSession],
    /// The bills of the application in force.
    pub bills: &'a [StandingBill],
    /// The day, in school time.
    pub today: NaiveDate,
}

/// A bill as it stands, with what its ledger comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingBill {
    /// The bill.
    pub bill: Bill,
    /// What its entries come to.
    pub money: Balance,
}
