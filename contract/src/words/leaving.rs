//! The texts of leaving during the term.

#[cfg(test)]
mod tests;

use crate::LeavingFee;
use chrono::NaiveDate;

/// What leaving comes to, said before a family decides.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct LeavingWords {
    pub leave: &'static str,
    pub what: &'static str,
    pub everything: &'static str,
    /// The child, and what it gives up.
    pub question: fn(&str, &str) -> String,
    /// The first date on which it no longer comes.
    pub from: fn(NaiveDate) -> String,
    /// How an amount came about, and what is kept; whether something was paid for the bill.
    pub fee: fn(&LeavingFee, bool) -> String,
    pub refund: &'static str,
    pub credit: &'static str,
    pub no_longer_owed: &'static str,
    pub still_owed: &'static str,
    pub nothing_back: &'static str,
    pub counting: &'static str,
    pub note: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub done: &'static str,
    pub moved: &'static str,
    pub nothing_to_leave: &'static str,
}
