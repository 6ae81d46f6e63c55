//! The texts of class review, as a family reads them.

/// Where an application stands, what the school proposes, and signing what was published.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ReviewWords {
    pub submit_title: &'static str,
    pub sign_later: &'static str,
    pub title: &'static str,
    /// Submitted, checked, summed up, published, signed.
    pub steps: [&'static str; 5],
    /// Said to whoever hears the steps and does not see them.
    pub step_done: &'static str,
    /// On the receipt, while it is checked.
    pub received: &'static str,
    /// Instead of admitted, until it is signed.
    pub place_kept: &'static str,
    pub proposal: &'static str,
    pub no_care: &'static str,
    pub why: fn(&str) -> String,
    pub answer_until: fn(&str) -> String,
    pub total: fn(&str) -> String,
    pub accept: &'static str,
    pub or_else: &'static str,
    pub sign_title: &'static str,
    pub sign_until: fn(&str) -> String,
    pub sign: &'static str,
}
