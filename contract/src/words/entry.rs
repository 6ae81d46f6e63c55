//! How a child gets into an offering, in words.

/// What is said of offerings that not everybody gets into at once.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct EntryWords {
    pub check: &'static str,
    pub invitation: &'static str,
    /// A place that is taken and does not count yet.
    pub to_be_seen: &'static str,
}
