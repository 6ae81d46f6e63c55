//! The texts of applying for a waiver.

use crate::WaiverState;

/// What a guardian applies for, and what became of it. Only the guardians and the office see it.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct WaiverWords {
    pub title: &'static str,
    pub title_of: fn(&str) -> String,
    pub private: &'static str,
    pub none: &'static str,
    pub apply: &'static str,
    pub group: &'static str,
    pub group_missing: &'static str,
    pub offering: &'static str,
    pub everything: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub reason_missing: &'static str,
    pub submit: &'static str,
    pub sent: &'static str,
    pub state: fn(WaiverState) -> &'static str,
    pub asked_at: fn(&str) -> String,
    pub answer: fn(&str) -> String,
    pub take_back: &'static str,
    pub taken_back: &'static str,
    pub see: &'static str,
}
