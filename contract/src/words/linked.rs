//! Two children's applications, both or none, in words.

/// What is said of two applications that go together.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct LinkedWords {
    pub title: &'static str,
    /// The box, by the sibling's name.
    pub together: fn(&str) -> String,
    pub together_hint: &'static str,
    /// The sibling's plan that would be submitted with this one.
    pub plan_of: fn(&str) -> String,
    pub both_total: &'static str,
    /// How to come to this, while the sibling, by name, has nothing to be submitted.
    pub how: fn(&str) -> String,
    /// On the receipt: with whose it was taken.
    pub with: fn(&str) -> String,
    /// What it gives up, by the sibling's name.
    pub gives_up: fn(&str, &str) -> String,
}
