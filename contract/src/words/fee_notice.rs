//! The public notice of what is charged, in words.

#[cfg(test)]
mod tests;

use crate::{FeeNotice, FeeNoticeEntry, FeeNoticeLimit, FeeNoticeRow, FeeNoticeWaiver, FreeServices};

/// What the fee notice says: short sentences that a grandparent understands.
#[expect(missing_docs, reason = "most fields are named after what they say")]
pub struct FeeNoticeWords {
    /// Under the heading, with the term.
    pub of_term: fn(&str) -> String,
    pub nothing_charged: &'static str,
    pub nothing_else: &'static str,
    /// What a fee is called.
    pub title: fn(&FeeNoticeEntry<'_>) -> String,
    /// What it is about; nothing where its title says so.
    pub about: fn(&FeeNoticeEntry<'_>) -> String,
    /// For whom a rate is: the offerings, the condition.
    pub whom: fn(&FeeNoticeRow<'_>) -> String,
    /// A rate: 25 元/次.
    pub amount: fn(&FeeNoticeEntry<'_>, &FeeNoticeRow<'_>) -> String,
    /// How it is counted, bounded and rounded; a sentence each.
    pub counting: fn(&FeeNoticeEntry<'_>) -> Vec<String>,
    /// When it is to be paid, within so many days of a later bill; a sentence each.
    pub asked: fn(&FeeNoticeEntry<'_>, u32) -> Vec<String>,
    /// What several fees together cannot pass.
    pub limit: fn(&FeeNotice<'_>, &FeeNoticeLimit) -> String,
    /// Who pays less, and of what.
    pub waiver: fn(&FeeNotice<'_>, &FeeNoticeWaiver<'_>) -> String,
    /// What costs nothing; a line each.
    pub free: fn(&FreeServices<'_>) -> Vec<String>,
    /// Sentences one after another.
    pub text: fn(&[String]) -> String,
    /// What a rate is called that is for everybody.
    pub standard: &'static str,
    pub counting_title: &'static str,
    pub asked_title: &'static str,
    pub refund_title: &'static str,
    pub document_title: &'static str,
    pub limits_title: &'static str,
    pub waivers_title: &'static str,
    pub waivers_note: &'static str,
    pub free_title: &'static str,
    pub complaint: &'static str,
}
